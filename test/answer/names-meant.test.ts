import { describe, expect, test } from "vitest";
import { understand } from "../../src/answer/understand.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive, TODAY } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "finch.md",
    title: "NEC, 1 March 2033",
    authors: ["Ada Finch"],
    meeting: meetingOf("NEC", "2033-03-01"),
    sections: { "": ["Hunting from boats was debated. Cages for song birds are to be inspected."] },
  }),
]);

const people = (question: string) =>
  understand(question, archive, TODAY)
    .terms.filter(({ kind }) => kind === "person")
    .map(({ label }) => label);

describe("A surname that is a noun too", () => {
  test.each([
    "what did finch say about boats?",
    "What does Ada Finch say?",
    "anything from Finch on hunting?",
  ])("is the person: %s", (question) => {
    expect(people(question)).toEqual(["Ada Finch"]);
  });

  test.each(["is there anything on finch cages?", "what was said about finch hunting?"])(
    "is the noun in small letters before another noun: %s",
    (question) => {
      expect(people(question)).toEqual([]);
    },
  );
});
