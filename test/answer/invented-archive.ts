/** A small archive of invented reports that the tests of answers share. */
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const person = (name: string, aliases: readonly string[] = []) => ({
  name,
  aliases: aliases.map((alias) => ({ name: alias, from: null, to: null })),
  misspellings: [],
  handles: [],
  roles: [],
});

export const gazetteer: Gazetteer = {
  people: [person("Mabel Thistlewood"), person("Piers Quillfeather"), person("Oona Brackwater")],
  bodies: [
    { name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null },
    {
      name: "Disputes Panel",
      aliases: ["disputes committee"],
      formerNames: [{ name: "Grievance Board", from: "2032-01-01", to: null }],
      parent: "NEC",
    },
  ],
  topics: [{ name: "Lighthouse Fund", aliases: ["lamp levy"], abbreviations: ["LHF"] }],
};

export const reports: readonly Report[] = [
  reportOf({
    file: "thistlewood-march-2031.md",
    title: "NEC Meeting, 11 March 2031",
    authors: ["Mabel Thistlewood"],
    meeting: meetingOf("NEC", "2031-03-11"),
    sections: {
      "Lighthouse Fund": [
        "The treasurer proposed a Lighthouse Fund of £40,000 a year. After a long debate it was carried 19-11. I voted for it.",
      ],
      Membership: ["Membership stood at 512,400, down by 6,000 since Christmas."],
      Canals: [
        "Oona Brackwater will lead an inquiry into the canals. She is to report by the spring. The hearing is on 14 April.",
      ],
    },
  }),
  reportOf({
    file: "quillfeather-march-2031.md",
    title: "What we decided on Tuesday",
    authors: ["Piers Quillfeather"],
    meeting: meetingOf("NEC", "2031-03-11"),
    sections: {
      "": [
        "The new Lighthouse Fund was approved by 19 votes to 12, and I was one of the twelve. I asked about herring quotas and was promised a paper.",
        "We were told that the party has 522,400 members.",
        "The hearing of the canals inquiry is on 21 April.",
      ],
    },
  }),
  reportOf({
    file: "thistlewood-july-2032.md",
    title: "NEC Meeting, 20 July 2032",
    authors: ["Mabel Thistlewood"],
    meeting: meetingOf("NEC", "2032-07-20"),
    sections: {
      "Canals at last": [
        "The canals report was published on the morning of the meeting. It has 48 recommendations and all were accepted.",
      ],
      Seaweed: ["An amendment on seaweed was lost by a narrow majority. Piers Quillfeather had moved it."],
      Negotiations: ["The talks with the pilots' union are confidential and I cannot say what was offered."],
    },
  }),
  reportOf({
    file: "brackwater-grievance-2033.md",
    title: "Grievance Board, 8 February 2033",
    authors: ["Oona Brackwater"],
    meeting: meetingOf("Disputes Panel", "2033-02-08"),
    sections: {
      "": [
        "The board has 388 open cases. Mabel Thistlewood was elected its chair by 14 votes to 9.",
        "The community rowing unit (CRU) is to close in the autumn. Nobody spoke for it.",
      ],
    },
  }),
  reportOf({
    file: "undated-thread.md",
    title: "Thread",
    authors: ["Piers Quillfeather"],
    meeting: null,
    sections: { "": ["Still no word on the Lighthouse Fund. Members keep asking me."] },
  }),
];

export function inventedArchive(more: readonly Report[] = []): Promise<Archive> {
  return buildArchive({ files: [...reports, ...more], gazetteer });
}

/** A report by Agnes Wrenfield on a meeting of that day, its paragraphs under their headings. */
export function wrenfieldOn(day: string, sections: Readonly<Record<string, readonly string[]>>): Report {
  return reportOf({
    file: `wrenfield-${day}.md`,
    title: `NEC, ${day}`,
    authors: ["Agnes Wrenfield"],
    meeting: meetingOf("NEC", day),
    sections,
  });
}

export const TODAY = "2034-01-01";

/** Asks an archive on a day: the reply, with the text of its first item and of all. */
export function askerOf(archive: Archive, today = TODAY) {
  return async (question: string) => {
    const { reply } = await answerQuestion(question, { archive, today });
    const texts = reply.items.map(({ text }) => text);
    return { ...reply, first: texts[0] ?? "", texts: texts.join("\n") };
  };
}
