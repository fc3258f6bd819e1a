/** A corpus folder by somebody who wishes readers ill. */

/** Breaks out of elements, attributes, comments, scripts and CDATA, wherever it is not escaped. */
export const ATTACK = `</p></main><script>alert(1)</script><style>*{display:none}</style><img src=x onerror=alert(2)><svg onload=alert(3)><a href="javascript:alert(4)">x</a>'"\`]]><!--`;
/** Turns the direction of what follows. */
export const OVERRIDE = "\u202egnihton\u202c\u2066\u200f";
const LONG = `${"conference".repeat(100_000)}`;

export const hostileFiles: Readonly<Record<string, string>> = {
  "hostile.md": `---
title: ${JSON.stringify(`Report ${ATTACK} ${OVERRIDE}`)}
authors: [${JSON.stringify(`Mallory ${ATTACK}`)}]
meetings:
  - { body: ${JSON.stringify(`NEC ${ATTACK}`)}, from: 2021-05-25, to: 2021-05-25, precision: day }
published: 2021-05-26
publisher: ${JSON.stringify(ATTACK)}
address: "javascript:alert('address')"
text: verbatim
---

## Conference ${ATTACK}

The conference was discussed ${ATTACK} and the amendment was lost by 10 votes to 17 ${OVERRIDE}. Membership stood at 489,000 members ${ATTACK}.

The conference \u0000\u001b[31m is in September \ud83d and membership was 434,000 members.
`,
  "plain.md": `---
title: "NEC report, July 2021"
authors: [Alix Fern]
meetings:
  - { body: NEC, from: 2021-07-20, to: 2021-07-20, precision: day }
text: verbatim
---

## Conference

Conference will be held in person. Membership stood at 450,000 members.
`,
  "long.txt": `NEC report 1 June 2022 by Alix Fern\n\n${LONG}\n`,
};
