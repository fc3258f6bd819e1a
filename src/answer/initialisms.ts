/**
 * Short names of British public bodies, laws and things of politics, each with what else reports call it: a group a
 * line, as in the table of synonyms. What a report explains itself ("Equalities Unit (EU)") need not stand here.
 */
export const INITIALISMS = `
one-member-one-vote omov
ni northern-ireland
lg local-government
pr proportional-representation
bsl british-sign-language
gotv get-out-the-vote
eu european-union
mep european-parliament
agm annual-general-meeting annual-meeting
aws all-women-shortlist
clp constituency-party constituency-labour-party local-party constituency
gs general-secretary
ico information-commissioner
ehrc equality-commission equalities-commission human-rights-commission
electoral-commission elections-watchdog
acas conciliation-service
tuc trades-union-congress
stuc scottish-tuc
wtuc wales-tuc
lga local-government-association
ofcom broadcasting-regulator
hmrc revenue-customs taxman
cps crown-prosecution
nhs health-service
foi freedom-of-information
gdpr dpa data-protection
dsar subject-access
ubi basic-income
fptp first-past-post
stv single-transferable-vote
pcc police-commissioner
plp parliamentary-party
eplp european-parliamentary-party
ppc parliamentary-candidate
npf policy-forum
ncc constitutional-committee
lcf local-campaign-forum
jpc joint-policy-committee
glc greater-london-council
gla greater-london-authority london-assembly
msp scottish-parliament
snp scottish-nationalist
ukip independence-party
bnp british-national-party
bbc broadcasting-corporation
uc universal-credit
pfi private-finance
hs2 high-speed
nda ndas non-disclosure
loto opposition-leader leader-of-opposition
pmq pmqs prime-minister-questions
pm prime-minister
ai artificial-intelligence
`.trim();
