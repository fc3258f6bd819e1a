/** Forms of English words that share no stem: "deal" and "dealt", "expel" and "expulsion", "cttee" and "committee". */
import { termsOf } from "../archive/analyzer.ts";

const FORMS = `
become became
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
deal dealt
draw drew drawn
drive drove driven
fall fell fallen
feel felt
fight fought
find found
forbid forbade forbidden
forget forgot forgotten
get got gotten
give gave given
go went gone
grow grew grown
hear heard
hold held
keep kept
know knew known
lead led
leave left
lend lent
lose lost
make made
mean meant
meet met
pay paid
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
show showed shown
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck stricken
take took taken
teach taught
tell told
think thought
throw threw thrown
understand understood
undertake undertook undertaken
win won
withdraw withdrew withdrawn
withhold withheld
write wrote written
man men
woman women
person people
child children
chairman chairmen
chairwoman chairwomen
spokesman spokesmen
spokeswoman spokeswomen
committee cttee ctte cmte
meeting mtg
councillor cllr
government govt
department dept
representative rep
secretary sec secy
executive exec
organisation org
parliament parl
approximately approx
telephone phone
advertisement advert ad
general gen
conference conf
proscribe proscription
subscribe subscription
describe description
decide decision
divide division
expel expulsion
exclude exclusion
suspend suspension
extend extension
permit permission
admit admission
readmit readmission
dissolve dissolution
resolve resolution
reduce reduction
introduce introduction
abolish abolition
retain retention
apply application
qualify qualification
notify notification
clarify clarification
vary variation
refuse refusal
approve approval
dismiss dismissal
remove removal
renew renewal
deny denial
choose choice
advise advice
defend defence
respond response
succeed success
fail failure
grow growth
die death
lose loss
sell sale
speak speech
Scotland Scottish Scots
Wales Welsh
England English
Ireland Irish
Europe European
Palestine Palestinian
Israel Israeli
Jew Jewish
Muslim Islam Islamic
`;

const forms = new Map<string, readonly string[]>();
for (const line of FORMS.trim().split("\n")) {
  const terms = [...new Set(line.split(" ").flatMap((word) => termsOf(word)))];
  for (const term of terms) {
    const others = terms.filter((other) => other !== term);
    forms.set(term, [...(forms.get(term) ?? []), ...others]);
  }
}

/** The index terms of a word's other forms, as far as the stemmer does not bring them together. */
export function otherFormsOf(term: string): readonly string[] {
  return forms.get(term) ?? [];
}
