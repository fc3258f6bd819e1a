/** Two accounts of one meeting by invented reporters, and what is told of them. */
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

type Told = Readonly<Record<string, string>>;

const NEC = meetingOf("NEC", "2031-03-11");

/** Asks a question of two accounts of one meeting, which may be given, or of two of two meetings. */
export async function twoAccounts(
  question: string,
  mabels: Told,
  pierss: Told,
  mabelsMeeting = NEC,
  pierssMeeting = NEC,
) {
  const files = Object.entries({ "Mabel Thistlewood": mabels, "Piers Quillfeather": pierss }).map(
    ([author, told]) =>
      reportOf({
        file: `${author.split(" ")[1]?.toLowerCase()}-2031.md`,
        title: `NEC report by ${author}`,
        authors: [author],
        meeting: author.startsWith("Mabel") ? mabelsMeeting : pierssMeeting,
        sections: Object.fromEntries(Object.entries(told).map(([heading, text]) => [heading, [text]])),
      }),
  );
  const archive = await buildArchive({ files, gazetteer });
  return (await answerQuestion(question, { archive, today: "2031-10-01" })).reply;
}

/** What else happened at the meeting, so that no word is rare only because little is told. */
export const BESIDE = {
  Kelp: "The harvest of kelp was discussed at length, and the treasurer spoke of boats, nets and insurance.",
  Regatta: "The regatta will have a second course. Nobody knew who is to pay for the buoys and the flags.",
};

/** How the values of each conflict begin, up to the words of the reports. */
export function labelsOf(reply: Awaited<ReturnType<typeof twoAccounts>>): readonly (readonly string[])[] {
  return reply.conflicts.map(({ values }) => values.map(({ text }) => text.split(":")[0] ?? "").sort());
}
