/** Words of everyday talk with those that reports have for the same: groups as `synonyms.ts` reads them. */
export const COLLOQUIAL_GROUPS = `
axe cut scrap abolish
legacy bequest bequeath wills
inquest inquiry enquiry investigation review post-mortem
tie tied draw dead-heat deadlock stalemate level
bookie bookmaker betting gambling gambler
online social-media twitter facebook
voluntary-redundancy voluntary-severance voluntary-scheme voluntary-exit
resume restart reopen re-open reinstate come-back came-back bring-back brought-back
punish fine penalty sanction discipline
contractor supplier company firm contract
switch-off switched-off turn-off turned-off shut-down close-down closed-down
switch-on switched-on turn-on turned-on launch start begin
throw ban bar exclude
contribute contribution contributor pay-in paid-in
choice option alternative
bite kick-in kicked-in take-effect takes-effect took-effect in-force into-force apply
`;
