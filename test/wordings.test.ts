/** The bot's own words: every language says the same things, of the same values. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandWordings } from "../commands/command-wordings.ts";
import { commands } from "../commands/index.ts";
import { answerWordings } from "../src/answer/answer-wordings.ts";
import { described } from "../src/command.ts";
import { digestWordings } from "../src/digest/digest-wordings.ts";
import { rhythmOf } from "../src/digest/rhythm.ts";
import { type Language, wordings } from "../src/language.ts";
import { slackWordingIn } from "../src/surfaces/slack/slack-wording.ts";
import { usageWordings } from "../src/usage-wording.ts";
import { NOUNS, welshCount } from "../src/welsh.ts";
import { wordingIn } from "../src/wording.ts";

const parts: Readonly<Record<string, (language: Language) => object>> = {
  answers: (language) => answerWordings.in(language),
  commands: (language) => commandWordings.in(language),
  digests: (language) => digestWordings.in(language),
  usage: (language) => usageWordings.in(language),
  surfaces: (language) => wordingIn(language),
  slack: (language) => slackWordingIn(language),
};

const vote = { outcome: "lost", for: 10, against: 17, abstained: 2 };
const figure = {
  value: 415_000,
  unit: "members",
  measure: "membership",
  qualifier: "about",
  asOf: "2021-03-04",
};
const coverage = { reports: 12, from: "2021-03-04", to: "2022-05-06" };

/** Values for what takes more than names and numbers. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  "answers.vote": [vote],
  "answers.figure": [figure],
  "answers.summaries.accounts": [["Ann", "Bea"]],
  "answers.notes.toldBy": ["Housing", ["Ann", "Bea"], false],
  "answers.silence.nearest": [{ meeting: "NEC, 2021", heading: "Housing", reporter: "Ann", outside: true }],
  "answers.missing.endedWithoutFigures": ["lost", "narrow"],
  "commands.settings.onlyChannels": [["C1", "C2"]],
  "commands.unknownSubject": ["herring", "topic"],
  "digests.desk.described": [
    { rhythm: rhythmOf("30 9 * * 5"), timeZone: "Europe/London", wait: 0, about: "Housing", quiet: true },
  ],
  "digests.desk.followedSubject": ["Housing", "topic"],
  "digests.refusals.namesNothing": ["herring", ["topic", "person"]],
  "digests.news.summary": [{ added: 4, older: 5, changed: 7, meetings: 9 }],
  "digests.news.accounts": [4, ["Ann", null]],
  "digests.news.andMoreMeetings": ["NEC, 2021", 4],
  "digests.news.headings": ["Housing; Rules", 4],
  "digests.news.compared": ["415", { amount: "22", more: true }, "2021"],
  "surfaces.held": [coverage],
  "slack.held": [coverage],
  "surfaces.notShown": [4, 5],
  "slack.notShown": [4, 5],
};
const dates = {
  date: ["2021-03-04"],
  span: ["2021-03-04", "2021-03-09"],
  moment: [Temporal.Instant.from("2026-03-06T09:00:00Z"), "Europe/London"],
};

/** Said otherwise in Welsh, and why. */
const LEFT_OUT = new Map([
  ["digests.refusals.notCron", "what is wrong with the expression comes from a library, in English"],
  ["slack.form.label", "an option's name is English, and nobody types it into a form"],
]);

/** The same in both languages: a line of values, and a question as the reports' language has it. */
const SAME = new Set(["slack.home.digestLine", "slack.home.askPlaceholder"]);

/** Values that have a Welsh name of their own. */
const TRANSLATED: ReadonlySet<unknown> = new Set(["narrow", "topic"]);

type Leaf = readonly [path: string, en: unknown, cy: unknown];

/** Every text and every function of a part, in both languages. */
function leaves(path: string, en: unknown, cy: unknown): readonly Leaf[] {
  if (typeof en !== "object" || en === null) return [[path, en, cy]];
  return Object.entries(en).flatMap(([key, value]) =>
    key === "language" || (path === "digests" && key === "answers")
      ? []
      : leaves(`${path}.${key}`, value, (cy as Record<string, unknown> | undefined)?.[key]),
  );
}

const all = Object.entries(parts).flatMap(([path, of]) => leaves(path, of("en"), of("cy")));
const functions = all.filter(([, en]) => typeof en === "function");

function valuesFor(path: string, wanted: number): readonly unknown[] {
  const [, last = ""] = /\.(\w+)$/.exec(path) ?? [];
  if (path.split(".").length === 2 && Object.hasOwn(dates, last)) return dates[last as keyof typeof dates];
  return samples[path] ?? Array.from({ length: wanted }, (_, index) => `‹${index}›`);
}

const said = (leaf: unknown, values: readonly unknown[], whole: object): string =>
  String((leaf as (...given: readonly unknown[]) => unknown).call(whole, ...values));

describe("Welsh", () => {
  test.each(all.filter(([, en]) => typeof en === "string"))("has its own text for %s", (path, en, cy) => {
    expect(cy).not.toBe("");
    if (!SAME.has(path)) expect(cy).not.toBe(en);
  });

  test.each(functions)("says %s of the same values", (path, en, cy) => {
    const [part = ""] = path.split(".");
    const of = parts[part];
    const values = valuesFor(path, (en as () => unknown).length);
    const english = said(en, values, of?.("en") ?? {});
    const welsh = said(cy, values, of?.("cy") ?? {});
    expect(welsh).not.toMatch(/undefined|null|NaN|\[object/);
    expect(english).not.toMatch(/undefined|null|NaN|\[object/);
    const given = values.filter(
      (value) => typeof value !== "object" && english.includes(String(value)) && !TRANSLATED.has(value),
    );
    if (!LEFT_OUT.has(path)) expect(given.filter((value) => !welsh.includes(String(value)))).toEqual([]);
    if (!SAME.has(path)) expect(welsh).not.toBe(english);
  });

  test("is left out or the same only where that is said", () => {
    const paths = new Set(all.map(([path]) => path));
    expect([...LEFT_OUT.keys(), ...SAME, ...Object.keys(samples)].filter((path) => !paths.has(path))).toEqual(
      [],
    );
  });

  test("describes every command and option", () => {
    for (const command of commands) {
      for (const of of [command, ...command.options]) {
        expect(described(of, "cy"), `${command.name} ${of.description}`).not.toBe(described(of, "en"));
      }
    }
  });

  test("writes numbers with the change that they bring", () => {
    const written = (number: number) =>
      [NOUNS.meeting, NOUNS.vote, NOUNS.report].map((noun) => welshCount(number, noun));
    expect(written(1)).toEqual(["1 cyfarfod", "1 bleidlais", "1 adroddiad"]);
    expect(written(2)).toEqual(["2 gyfarfod", "2 bleidlais", "2 adroddiad"]);
    expect(written(3)).toEqual(["3 chyfarfod", "3 pleidlais", "3 adroddiad"]);
    expect(written(6)).toEqual(["6 chyfarfod", "6 phleidlais", "6 adroddiad"]);
    expect(written(14)).toEqual(["14 cyfarfod", "14 pleidlais", "14 adroddiad"]);
  });

  test("writes every figure of the ledger, known to it or not", () => {
    const words = fc.constantFrom("members", "people", "%", "£", "MPs", "parties", "constructor", null);
    fc.assert(
      fc.property(fc.integer({ min: 0 }), words, fc.string(), (value, unit, measure) => {
        const told = answerWordings.in("cy").figure({ ...figure, value, unit, measure } as never);
        expect(told).toContain(value.toLocaleString("en-GB"));
      }),
    );
  });
});

describe("Words in several languages", () => {
  const some = wordings({
    en: { hello: (name: string) => `Hello ${name}` },
    cy: { hello: (name: string) => `Helô ${name}` },
  });

  test("are English where nobody has chosen", () => {
    expect(some.in(undefined).hello("Ann")).toBe("Hello Ann");
    expect(some.in("cy").hello("Ann")).toBe("Helô Ann");
  });

  test("are said in all of them where the reader is not known", () => {
    expect(some.phrase(({ hello }) => hello("Ann"))).toEqual({ en: "Hello Ann", cy: "Helô Ann" });
  });
});
