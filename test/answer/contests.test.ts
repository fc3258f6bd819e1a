import { describe, expect, test } from "vitest";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { askerOf, inventedArchive } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "brackwater-march-2032.md",
    title: "NEC, March 2032",
    authors: ["Oona Brackwater"],
    meeting: meetingOf("NEC", "2032-03-02"),
    sections: {
      Lamps: [
        "The chair of the Lamps Group is now Verity Hollin, who beat Edmund Larkspur by 12 votes to 9.",
      ],
      Kelp: ["For vice-chair of the Kelp Group it ended up 17 for Ottilie Finch and 12 for Conrad Mallow."],
      "Herring West": [
        "There will be a by-election in Herring West. Sybil Oakhurst was selected as our candidate.",
      ],
      "South West": ["Judith Harcastle won the by-election in the South West, to everybody's surprise."],
      Lanterns: [
        "An outside review of the lanterns by Professor Hal Quint found that nothing could be saved.",
      ],
      Defeat: [
        "The post-mortem on the defeat will be led by Dame Una Fenwick. It is to report in the autumn.",
      ],
      Money: ["The treasurer told us at the Corn Exchange that the overdraft is gone."],
      Lunch: [
        "SOMEBODY left a microphone on, and we all know what they think of the treasurer's jumpers. I love his jumpers.",
      ],
    },
  }),
]);

const ask = askerOf(archive, "2035-01-01");

describe("Who won a contest", () => {
  test.each([
    ["who won the Lamps Group chair election?", "Verity Hollin"],
    ["who lost the contest for chair of the Lamps Group?", "Edmund Larkspur"],
    ["who was runner up for vice-chair of the Kelp Group", "Conrad Mallow"],
    ["who came second for vice chair of the Kelp Group", "Conrad Mallow"],
    ["who beat who to become vice-chair of the Kelp Group?", "Ottilie Finch"],
  ])("is told by any word of the contest, or by its tally: %s", async (question, name) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain(name);
  });

  test("is not told by who was selected, nor by a place of half the name", async () => {
    expect((await ask("who won the Herring West by-election?")).verdict).toBe("not-in-reports");
  });
});

describe("Who led an inquiry", () => {
  test.each([
    ["whos the prof that wrote the review of the lanterns", "Hal Quint"],
    ["who chaired the review of the defeat?", "Una Fenwick"],
    ["who was put in charge of finding out why there was a defeat?", "Una Fenwick"],
    ["who headed up the inquiry into the defeat", "Una Fenwick"],
  ])("is told by whose it is, or who is to lead it: %s", async (question, name) => {
    expect((await ask(question)).first).toContain(name);
  });
});

describe("Who it was that a role or a thing is told of", () => {
  test("is not told by the role alone", async () => {
    expect((await ask("What's the name of the party treasurer?")).verdict).toBe("not-in-reports");
  });

  test("is not told by somebody's own feelings on a thing that was asked about", async () => {
    expect((await ask("who was overheard slagging off the treasurer's jumpers?")).verdict).toBe(
      "not-in-reports",
    );
  });
});
