import { describe, expect, test } from "vitest";
import { english } from "../../src/answer/answer-english.ts";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer, inventedArchive, wrenfieldOn } from "./invented-archive.ts";

/** An archive of one report for each day, each with a passage that says nothing of what is asked. */
async function trailOf(question: string, told: Readonly<Record<string, string>>) {
  const files = Object.entries(told).map(([day, text]) =>
    reportOf({
      file: `report-${day}.md`,
      title: `NEC, ${day}`,
      authors: ["Agnes Wrenfield"],
      meeting: meetingOf("NEC", day),
      sections: {
        "": [text, `The tea on that day was weak, the biscuits were soft and the hall of ${day} was cold.`],
      },
    }),
  );
  const archive = await buildArchive({ gazetteer, files });
  const { reply } = await answerQuestion(question, { archive, today: "2042-01-01" });
  return reply;
}

async function daysOf(question: string, told: Readonly<Record<string, string>>) {
  const { items } = await trailOf(question, told);
  return items.filter(({ kind }) => kind !== "note").map(({ date }) => date);
}

describe("A trail goes on where a report calls the matter by its name alone", () => {
  test("without the everyday words of the question", async () => {
    const days = await daysOf("What came of the lawsuit of that fellow Pettigorse?", {
      "2031-03-11": "A lawsuit has been brought by a fellow called Pettigorse, and I may say no more.",
      "2032-05-09": "The accounts show that Pettigorse was given £90,000 to go away.",
      "2033-01-20": "Ferries were discussed for an hour.",
    });
    expect(days).toEqual(["2031-03-11", "2032-05-09"]);
  });

  test("before and after it was what the question calls it", async () => {
    const days = await daysOf("What happened to the suspension of the Ravensby branch?", {
      "2031-03-11": "In Ravensby sixty people have joined in a week, and the region is to look into it.",
      "2031-07-14": "The branch in Ravensby is under suspension from today.",
      "2032-05-09": "Ravensby has its meetings back at last.",
    });
    expect(days).toEqual(["2031-03-11", "2031-07-14", "2032-05-09"]);
  });

  test("but not where the name is that of somebody who does many things", async () => {
    const days = await daysOf("What happened to Mabel Thistlewood's motion on kelp?", {
      "2031-03-11": "Mabel Thistlewood put down a motion on kelp.",
      "2031-05-11": "Mabel Thistlewood spoke on trams.",
      "2031-07-14": "Mabel Thistlewood asked about ferries.",
      "2031-09-14": "Mabel Thistlewood was in the chair.",
      "2032-05-09": "Mabel Thistlewood thanked the cooks.",
    });
    expect(days).toEqual(["2031-03-11"]);
  });

  test("and a name alone answers nothing that no report brings it together with", async () => {
    const reply = await trailOf("What happened to the swimming baths at Ravensby?", {
      "2031-03-11": "In Ravensby sixty people have joined in a week, and the region is to look into it.",
    });
    expect(reply.verdict).toBe("not-in-reports");
  });
});

describe("A trail goes on under another name", () => {
  test.each([
    [
      "that the thing was given",
      "What happened to the Anglers' Pledge?",
      "The Anglers’ Pledge has been reborn as the Anglers’ Promise and is shorter.",
      "Does anybody remember the Promise? It was agreed to let it lapse.",
    ],
    [
      "of what took its place",
      "What happened to Tidewatch?",
      "Tidewatch, which nobody liked, is to be replaced by Gullbook in May.",
      "Gullbook broke down on polling day.",
    ],
    [
      "of what it is to take the place of",
      "What happened to Gullbook?",
      "Gullbook, which is supposed to replace Tidewatch, has been ordered.",
      "Tidewatch will be switched off in the spring.",
    ],
    [
      "that came with a gift",
      "What happened to the Quince bursary?",
      "The Quince bursary gets £60,000 a year and will be renamed the Quince–Marlow fund.",
      "The Marlow fund has made ten awards.",
    ],
  ])("%s", async (_, question, renamed, later) => {
    const days = await daysOf(question, { "2031-03-11": renamed, "2032-05-09": later });
    expect(days).toEqual(["2031-03-11", "2032-05-09"]);
  });

  test("but not under that of an office", async () => {
    const days = await daysOf("What happened to Otterby?", {
      "2031-03-11": "Otterby became General Secretary after a long day.",
      "2032-05-09": "The General Secretary spoke of the budget.",
    });
    expect(days).toEqual(["2031-03-11"]);
  });
});

test("The first page of a long trail holds its last stations", async () => {
  const long =
    "It was said that nothing could be done about it before the summer, and that was noted. ".repeat(4);
  const years = Array.from({ length: 14 }, (_, year) => `20${31 + year}-03-11`);
  const told = Object.fromEntries(
    years.map((day) => [day, `Lobster pots were discussed on ${day}. ${long}`]),
  );
  const archive = await trailOf("What happened to the lobster pots?", told);
  const days = archive.items.flatMap(({ kind, date }) => (kind === "note" ? [] : date));
  expect(days).toContain("2031-03-11");
  expect(days).toContain("2044-03-11");
  expect(archive.items.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(4_300);
  expect(archive.remaining).toBeGreaterThan(0);
});

test("What only comes near in other reports stands below a trail, marked, and is no station of it", async () => {
  const { items, summary } = await trailOf("What happened to the lantern survey of the western piers?", {
    "2031-03-11": "The lantern survey of the western piers was agreed.",
    "2033-01-20": "A survey of the piers in the east is a year late, and nobody knows why.",
  });
  const line = items.findIndex(({ text }) => text === english.notes.near);
  const heard = items.findIndex(({ text }) => text.startsWith("Last heard of:"));
  expect(summary).toBe("One entry, oldest first.");
  expect(items[heard]?.text).toContain("11 March 2031");
  expect(line).toBeGreaterThan(heard);
  expect(items.slice(0, heard).map(({ date }) => date)).toEqual(["2031-03-11"]);
  expect(items.slice(line + 1).map(({ date }) => date)).toEqual(["2033-01-20"]);
});

describe("Below a trail, marked as what comes near, stands what other reports tell in the words of one that answers", () => {
  const question = "What happened to the scheme for hard-up contenders?";
  const answer =
    "A scheme for hard-up contenders: seamstresses and cobblers can have a bursary of £900 for stockings and lanterns.";

  test("though no word of the question is in them", async () => {
    const { items, summary } = await trailOf(question, {
      "2031-03-11": answer,
      "2033-01-20": "The bursary for cobblers and seamstresses has been wound up, and £40 was left of it.",
      "2034-01-20": "Ferries were discussed for an hour, and then again for half of another one.",
    });
    const line = items.findIndex(({ text }) => text === english.notes.near);
    expect(summary).toBe("One entry, oldest first.");
    expect(line).toBeGreaterThan(0);
    expect(items.slice(line + 1).map(({ date }) => date)).toEqual(["2033-01-20"]);
  });

  test("but nothing that shares a common word with it alone", async () => {
    const { items } = await trailOf(question, {
      "2031-03-11": answer,
      "2033-01-20": "Lanterns will hang over the pier on all evenings until the regatta has been rowed.",
      "2034-01-20": "Lanterns were stolen from the pier, and the constable has no notion of by whom.",
      "2035-01-20": "Lanterns are back on the pier, and the harbour master sleeps soundly once more.",
    });
    expect(items.filter(({ kind }) => kind !== "note").map(({ date }) => date)).toEqual(["2031-03-11"]);
  });

  test("and nothing from after the time that is asked about has ended", async () => {
    const { items } = await trailOf("What happened to the scheme for hard-up contenders in 2031?", {
      "2031-03-11": answer,
      "2033-01-20": "The bursary for cobblers and seamstresses has been wound up, and £40 was left of it.",
    });
    expect(items.filter(({ kind }) => kind !== "note").map(({ date }) => date)).toEqual(["2031-03-11"]);
  });

  test("and nothing from before the time that is asked about", async () => {
    const { items } = await trailOf("What happened to the scheme for hard-up contenders since 2031?", {
      "2029-01-20": "The bursary for cobblers and seamstresses is being thought about by the officers.",
      "2031-03-11": answer,
    });
    expect(items.filter(({ kind }) => kind !== "note").map(({ date }) => date)).toEqual(["2031-03-11"]);
  });
});

test("Below a short answer as well stands what another report tells in its words, marked as near", async () => {
  const { items } = await trailOf("What is the scheme for hard-up contenders?", {
    "2031-03-11":
      "A scheme for hard-up contenders: seamstresses and cobblers can have a bursary of £900 for stockings and lanterns.",
    "2033-01-20": "The bursary for cobblers and seamstresses has been wound up, and £40 was left of it.",
    "2034-01-20": "Ferries were discussed for an hour, and then again for half of another one.",
  });
  const line = items.findIndex(({ text }) => text === english.notes.near);
  expect(line).toBeGreaterThan(0);
  expect(items.slice(line + 1).map(({ date }) => date)).toEqual(["2033-01-20"]);
});

test("A name whose words stand apart is not told of", async () => {
  const told = await inventedArchive([
    wrenfieldOn("2033-05-03", { Pilots: ["Labour Pilots elected its committee by show of hands."] }),
    wrenfieldOn("2033-06-14", {
      Commons: ["The Whigs sided with Labour over the pay of pilots on the estuary."],
    }),
  ]);
  const { reply } = await answerQuestion("what happened to the Labour Pilots?", {
    archive: told,
    today: "2034-01-01",
  });
  const near = reply.items.findIndex(({ kind, text }) => kind === "note" && text.includes("comes near"));
  const trail = near < 0 ? reply.items : reply.items.slice(0, near);
  const files = new Set(trail.flatMap(({ citation }) => citation?.file ?? []));
  expect([...files]).toEqual(["wrenfield-2033-05-03.md"]);
});
