/**
 * Words that reports and those who ask about them use for one another: everyday English and the language of
 * party business. What a party's own things are called stands in the corpus folder's `topics.yaml`, not here.
 */
import { COLLOQUIAL_GROUPS } from "./colloquial-groups.ts";
import { INITIALISMS } from "./initialisms.ts";
import { expressionTerms } from "./phrasal-verbs.ts";
import { SHIRES } from "./places-in-short.ts";

const GROUPS = `
resign quit leave left depart step-down stood-down resignation departure
appoint choose chosen select elect election pick hire recruit appointment become became
replace succeed successor replacement follow followed take-over took-over take-place took-place
sack dismiss fire remove oust boot-out kick-out kicked-out
expel exclude expulsion exclusion throw-out thrown-out kick-out kicked-out
suspend suspension
readmit reinstate restore return let-back give-back gave-back
delay postpone defer put-off put-back late overdue hold-up held-up adjourn wait shelve
cancel scrap abandon drop withdraw withdrawn axe ditch call-off called-off
publish publication public release issue appear
join joiner recruit joined
member membership
fall fell drop decline decrease decreased down lose lost shrink fewer
rise rose grow grew increase up growth
money finance funding fund cash budget income reserve kitty war-chest
cost price fee charge pay paid payable spend spent expense
withhold withheld hold-back held-back keep-back kept-back
wind-up wound-up end ended close closed dissolve disband abolish
left remaining remain remainder unspent leftover
cheap cheaper concession discount reduced lower
unwaged unemployed benefits
annual yearly per-annum year
debt deficit owe
headquarters hq head-office central-office office premises building
move relocate relocation transfer shift
buy bought purchase
rent lease
ban prohibit forbid proscribe bar barred block stop prevent suspend
boycott ban dispute shun avoid
allow permit let agree approve
approve endorse adopt accept agree agreed back backed
reject beat beaten defeat defeated lose lost fall fell refuse turn-down turned-down vote-down voted-down
oppose object against opposition
support favour back backed
propose move moved motion suggest put-forward proposal table idea suggestion
second seconded
motion resolution
amendment amend
complaint grievance
complain criticise criticism attack
inquiry enquiry investigation review probe post-mortem
investigate examine look-into
report findings
chair chairman chairwoman chairperson chaired
vice-chair deputy-chair
dish-out dole-out hand-out handed-out give-out gave-out distribute allocate award
runner-up second-placed second-place
prof professor
treas treasurer
cllr councillor
gensec gen-sec general-secretary gs
leader leadership
candidate candidacy contender nominee applicant ppc stand stood
apply applicant application
race contest contender election
rename become became known-as now-called
result outcome
id identity
hack hacked cyber-attack breach data-breach attack ransomware
affect hit touched exposed
north northern
south southern
east eastern
west western
video online zoom remote remotely virtual
phone telephone call
die died dead death passed-away
fake bogus false sham genuine
shortfall gap deficit hole short
salary wage pay paid
spare spared exempt exemption
dear dearer expensive costly
lift lifted end ended
confidential secret private
optional voluntary opt-out
abstain abstention abstained sit-out
bully bullying harass harassment
apologise apology sorry
merge merger amalgamate
overseas abroad international
evidence submission
debt-free cleared paid-off
apply put-in applied application
selection select shortlist
councillor councillors local-government
anti-semitism antisemitism
bame black-asian-minority-ethnic ethnic
disabled disability
young youth
women woman female gender
trans transgender
union unions affiliate trade-union
website site web online internet
e-mail email mail
phone telephone mobile handset smartphone
rep representative delegate
sec secretary
exec executive
comms communication
conf conference
info information
admin administration
paper document
laptop computer
car vehicle
doctor gp medic
teacher school education pupil
child children kid
old elderly older
poor poverty
rich wealthy
house housing
refugee asylum migrant
climate environment green
brexit eu europe referendum
lgbt lgbtq gay lesbian
strike walkout industrial-action picket
picture photo photograph
film video recording
newspaper press media
journalist reporter press
leak leaked
sponsor donor donation donate gift
loan borrow borrowing lend debt
bank overdraft
audit auditor account
insure insurance
bill invoice
ticket pass
coronavirus covid pandemic lockdown
in-person face-to-face
hotel accommodation
train rail railway
public-transport bus train tram
reach reachable accessible
lawsuit sue sued court litigation
apology apologise apologised sorry
secret confidential private
angry anger fury furious outrage
worry worried worrier concern anxious fear afraid
quarrel row argument dispute clash
walk-out walkout stormed
absent absence apology
lead led head
boss chief manager director
minute minutes record
timetable schedule calendar
stop halt pause freeze frozen end
restart resume reopen
shut close closed closure
split divide division
merge merger combine
shake-up reorganisation restructure restructuring reform
redundant redundancy severance lay-off
wage pay salary
rule-change constitutional-amendment
postal-vote postal-ballot
manifesto policy programme
mp parliamentarian member-of-parliament
peer lord baroness
mayor mayoralty mayoral
tory conservative
lib-dem liberal-democrat
start begin began launch commence open take-over took-over takes-over take-up took-up
end finish close conclude
arrive attend attendance attended present come came turn-out
speak spoke address talk speech
ask question query
answer reply replied respond response
tell told say said state announce announced inform
warn warning caution
promise pledge commit undertake
date day when
deadline closing-date
place venue location hold held host
conference congress
meet meeting met
committee cttee panel subcommittee sub-committee
employee staff staffing worker workforce
job post position role vacancy
save saving cut reduce reduction
seat constituency
election poll
win won gain victory hold elect elected
elect vote-in voted-in
tie tied draw
letter write wrote
rule rulebook
code guidance guideline
training train course
plan strategy programme
target aim goal
discipline disciplinary
outstanding open pending unresolved backlog
complaint case
pray prayer
intern internship
turnout turn-out
voting-paper ballot-paper ballot
send sent go-out went-out
standalone stand-alone free-standing freestanding separate
inaugural first
law legal solicitor barrister lawyer court
advise advice
figure number total
big large huge
quick fast
extra additional further
whole entire full
person people
town city
home house
die died death obituary tribute
thank thanked tribute
chief head director
deputy assistant
acting interim temporary caretaker
religion religious faith faith-based
sit sat serve served member
set-up establish create form formed creation
bring-in raise raised income
fiddle abuse misuse wrongdoing cheat
war-chest election-fund fighting-fund fund
target-seat battleground-seat key-seat marginal battleground
deselect deselection reselection reselect
membership-fee subscription subs
arrears lapsed unpaid
hustings debate
leaflet leafleting literature
canvass canvassing doorstep voter-contact doorknock
islamophobia anti-muslim
israel palestine gaza
stall stand exhibitor exhibition
fringe side-event
venue city host
guest speaker
parachute impose imposed imposition
defect defection defected
peerage ermine lord
hack cyber-attack data-breach cyber
fine fined penalty
rulebook constitution
mistake error blunder
refund reimburse repay repaid
creche crèche nursery childcare
own owner owned ownership belong
`;

const alternatives = new Map<string, Set<string>>();
const phrases = new Map<string, Set<string>>();
for (const line of `${GROUPS.trim()}\n${COLLOQUIAL_GROUPS.trim()}\n${INITIALISMS}\n${SHIRES}`.split("\n")) {
  const group = line.split(" ").map((word) => expressionTerms(word));
  for (const words of group) {
    const table = words.length > 1 ? phrases : alternatives;
    const known = table.get(words.join(" ")) ?? new Set();
    for (const other of group) if (other !== words) known.add(other.join(" "));
    table.set(words.join(" "), known);
  }
}

/** A word of everyday English that this table knows: no slip for another. */
export function isEverydayWord(term: string): boolean {
  return alternatives.has(term);
}

const LONGEST_PHRASE = 3;

/** Everyday phrases of several words ("head office") among index terms, each with other ways to say it. */
export function phrasesIn(
  terms: readonly (string | null)[],
): readonly { readonly at: number; readonly words: readonly string[] }[] {
  return terms.flatMap((_, at) => {
    for (let length = LONGEST_PHRASE; length > 1; length--) {
      const words = terms.slice(at, at + length).filter((term) => term !== null);
      if (words.length === length && phrases.has(words.join(" "))) return [{ at, words }];
    }
    return [];
  });
}

/** Other ways to say a phrase that `phrasesIn` found. */
export function phraseSynonymsOf(words: readonly string[]): readonly (readonly string[])[] {
  return [...(phrases.get(words.join(" ")) ?? [])].map((other) => other.split(" "));
}

/** Other ways to say a word (an index term): each a list of terms that stand for it together. */
export function synonymsOf(term: string): readonly (readonly string[])[] {
  return [...(alternatives.get(term) ?? [])].map((words) => words.split(" "));
}
