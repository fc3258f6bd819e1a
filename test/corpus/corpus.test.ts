import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Person } from "../../src/gazetteer.ts";
import { feedsOf } from "../../src/ingest/feeds.ts";
import { type LoadedCorpus, loadFolder } from "../../src/ingest/load-folder.ts";
import { NO_EXTRA_RULES, privateSpans } from "../../src/ingest/private-strings.ts";
import {
  CORPUS,
  type Digest,
  digestFiles,
  numbersIn,
  paragraphs,
  readDigest,
  runsOf,
  wordsOf,
} from "./digests.ts";

const files = digestFiles();
const seeds = new URL("../../../shared/seeds/", import.meta.url);
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

let corpus: LoadedCorpus;

beforeAll(async () => {
  corpus = await loadFolder(fileURLToPath(CORPUS), { maxBytes: 1_000_000 });
});

/** Last day of a `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function lastDay(date: string): string {
  if (date.length === 10) return date;
  const month = Temporal.PlainYearMonth.from(date.length === 7 ? date : `${date}-12`);
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

function meetingsOf({ front }: Digest) {
  return front.meetings === "unknown" ? [] : front.meetings;
}

/** "Tuesday 9 June", "Monday 19th November 2007": the weekday and the days it may be, without a year those of `years`. */
function weekdaysIn(text: string, years: readonly number[]) {
  const pattern = new RegExp(
    `\\b(${WEEKDAYS.join("|")}),?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join("|")})(?:\\s+(\\d{4}))?`,
    "gu",
  );
  return [...text.matchAll(pattern)].map(([words, weekday = "", date, month = "", year]) => ({
    words,
    weekday,
    possible: (year === undefined ? years : [Number(year)]).map((one) =>
      Temporal.PlainDate.from({ year: one, month: MONTHS.indexOf(month) + 1, day: Number(date) }),
    ),
  }));
}

describe("the folder", () => {
  test("is read without a problem, every digest as a report of its own", () => {
    expect(corpus.problems).toEqual([]);
    const reports = corpus.files.filter(({ kind }) => kind === "report");
    expect(reports.map(({ file }) => file).toSorted()).toEqual(files);
    expect(reports.filter(({ problems }) => problems.length > 0).map(({ file }) => file)).toEqual([]);
    expect(reports.every(({ text }) => text === "digest")).toBe(true);
  });

  test("holds at least 90 digests, from 2003 to 2025", () => {
    expect(files.length).toBeGreaterThanOrEqual(90);
    const years = new Set(files.map((file) => file.slice(0, 4)));
    expect(
      Array.from({ length: 23 }, (_, index) => String(2003 + index)).filter((y) => !years.has(y)),
    ).toEqual([]);
  });

  test("has feeds that are all off", async () => {
    const { feeds, problems } = await feedsOf(fileURLToPath(CORPUS));
    expect(problems).toEqual([]);
    expect(feeds.length).toBeGreaterThanOrEqual(10);
    expect(feeds.filter(({ enabled }) => enabled)).toEqual([]);
  });

  test("holds no telephone number, e-mail or postal address", () => {
    const found = readdirSync(CORPUS).flatMap((file) => {
      const text = readFileSync(new URL(file, CORPUS), "utf8");
      const personal = privateSpans(text, 0, NO_EXTRA_RULES).map(({ start, end }) => text.slice(start, end));
      const mail = text.match(/[\w.+-]+@[\w-]+\.[\w.]+/gu) ?? [];
      return [...personal, ...mail].map((words) => `${file}: ${words}`);
    });
    expect(found).toEqual([]);
  });
});

describe.each(files)("%s", (file) => {
  test("has whole front matter, headed sections and 60 to 700 words", () => {
    const { front, body } = readDigest(file);
    expect(front.read >= "2026-01-01").toBe(true);
    expect(body.trim()).toMatch(/^## \S/u);
    expect(
      body
        .split(/^## .+$/mu)
        .slice(1)
        .every((section) => section.trim() !== ""),
    ).toBe(true);
    const words = wordsOf(paragraphs(body)).length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(700);
  });

  test("says so where the page gives no author, date or address", () => {
    const { front } = readDigest(file);
    const missing = [front.authors, front.meetings, front.address].includes("unknown");
    if (missing) expect(front.note).toBeDefined();
    if (front.published === "unknown") expect(front.note ?? "").toMatch(/dat|publi|year/iu);
  });

  test("lists every fact as it stands in the body, and every number of the body", () => {
    const { front, body } = readDigest(file);
    expect(front.facts.filter((fact) => !body.includes(fact))).toEqual([]);
    const listed = new Set(front.facts.flatMap(numbersIn));
    expect(numbersIn(paragraphs(body)).filter((number) => !listed.has(number))).toEqual([]);
  });

  test("lists every known person that the body names in full", () => {
    const { front, body } = readDigest(file);
    const named = corpus.gazetteer.people
      .flatMap((person) => [person.name, ...person.misspellings])
      .filter((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "u").test(paragraphs(body)));
    expect(named.filter((name) => !front.facts.some((fact) => fact.includes(name)))).toEqual([]);
  });

  test("has plausible dates: in order, of bodies that are listed, not after publication or reading", () => {
    const digest = readDigest(file);
    const { front } = digest;
    const bodies = new Set(corpus.gazetteer.bodies.map(({ name }) => name));
    const published = front.published === "unknown" ? null : lastDay(front.published);
    for (const { body, from, to, precision } of meetingsOf(digest)) {
      expect(bodies).toContain(body);
      expect(from <= to && from >= "2000-01-01" && from <= front.read).toBe(true);
      if (published !== null) expect(from <= published).toBe(true);
      const length = Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
      if (precision === "day") expect(length).toBeLessThanOrEqual(7);
      if (precision === "month") expect(from).toMatch(/-01$/u);
      if (precision === "month") expect(lastDay(from.slice(0, 7))).toBe(to);
      if (precision === "year") expect([from.slice(4), to.slice(4)]).toEqual(["-01-01", "-12-31"]);
    }
    if (published !== null) expect(published <= lastDay(front.read.slice(0, 7))).toBe(true);
    const dated = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)-/u.exec(file)?.[1];
    if (dated !== undefined && front.meetings !== "unknown") {
      const times = meetingsOf(digest).flatMap(({ from, to }) => [from, to]);
      expect([...times, front.published].some((time) => time.startsWith(dated))).toBe(true);
    }
  });

  test("gives each day the weekday that it was", () => {
    const digest = readDigest(file);
    const years = [
      ...meetingsOf(digest).flatMap(({ from, to }) => [from, to]),
      digest.front.published === "unknown" ? [] : digest.front.published,
    ].flatMap((date) => (typeof date === "string" ? Number(date.slice(0, 4)) : []));
    const wrong = weekdaysIn(`${digest.front.title}\n${digest.body}`, [...new Set(years)]).filter(
      ({ weekday, possible }) =>
        possible.length > 0 && !possible.some((one) => WEEKDAYS[one.dayOfWeek - 1] === weekday),
    );
    // A page that is wrong about the day keeps its title; the note then says so.
    const note = digest.front.note ?? "";
    expect(wrong.flatMap(({ words, weekday }) => (note.includes(weekday) ? [] : [words]))).toEqual([]);
  });
});

describe("people, bodies and topics", () => {
  const entry = (file: string): { name: string; note?: string }[] =>
    parse(readFileSync(new URL(file, CORPUS), "utf8"));
  let text: string;
  let folded: string;

  beforeAll(() => {
    const read = files.map(readDigest);
    text = read
      .map(({ front, body }) => `${front.title}\n${[front.authors].flat().join("\n")}\n${body}`)
      .join("\n");
    folded = ` ${wordsOf(text).join(" ")} `;
  });

  const stands = (name: string) => folded.includes(` ${wordsOf(name).join(" ")} `);
  const noted = (file: string) => new Set(entry(file).flatMap(({ name, note }) => (note ? [name] : [])));

  test("are 150 people, 60 topics and 20 bodies or more", () => {
    expect(corpus.gazetteer.people.length).toBeGreaterThanOrEqual(150);
    expect(corpus.gazetteer.topics.length).toBeGreaterThanOrEqual(60);
    expect(corpus.gazetteer.bodies.length).toBeGreaterThanOrEqual(20);
  });

  test("all stand in a digest or say in a note why they are listed", () => {
    const { people, bodies, topics } = corpus.gazetteer;
    const explained = ["people.yaml", "bodies.yaml", "topics.yaml"].map(noted);
    const [notedPeople, notedBodies, notedTopics] = explained;
    const unused = [
      ...people
        .filter(({ name }) => !notedPeople?.has(name))
        .map(({ name, aliases, misspellings }) => [name, ...aliases.map((one) => one.name), ...misspellings]),
      ...bodies
        .filter(({ name }) => !notedBodies?.has(name))
        .map(({ name, aliases, formerNames }) => [name, ...aliases, ...formerNames.map((one) => one.name)]),
      ...topics
        .filter(({ name }) => !notedTopics?.has(name))
        .map(({ name, aliases, abbreviations }) => [name, ...aliases, ...abbreviations]),
    ].filter((names) => !names.some(stands));
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  test("name every author of a digest as people.yaml does", () => {
    const names = new Set(corpus.gazetteer.people.map(({ name }) => name));
    const authors = files.map(readDigest).flatMap(({ front }) => front.authors);
    expect([...new Set(authors)].filter((name) => name !== "unknown" && !names.has(name))).toEqual([]);
  });

  test("use no name for two entries, and no first name for a person", () => {
    const { people, bodies, topics } = corpus.gazetteer;
    const kinds = [
      people.map(({ name, aliases, misspellings }) => [
        name,
        ...aliases.map((alias) => alias.name),
        ...misspellings,
      ]),
      [
        ...bodies.map(({ name, aliases, formerNames }) => [
          ...new Set([name, ...aliases, ...formerNames.map((former) => former.name)]),
        ]),
        ...topics.map(({ name, aliases, abbreviations }) => [name, ...aliases, ...abbreviations]),
      ],
    ];
    for (const entries of kinds) {
      const keys = entries.flatMap((names) => [...new Set(names.map((name) => wordsOf(name).join(" ")))]);
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    }
    const single = people.flatMap(({ name, aliases }) =>
      aliases.filter((alias) => wordsOf(alias.name).length === 1).map((alias) => [name, alias.name]),
    );
    expect(single.filter(([name, alias]) => name?.split(" ").at(-1) !== alias)).toEqual([]);
  });

  test("give each body an existing parent", () => {
    const names = new Set(corpus.gazetteer.bodies.map(({ name }) => name));
    const orphans = corpus.gazetteer.bodies.filter(({ parent }) => parent !== null && !names.has(parent));
    expect(orphans).toEqual([]);
  });

  test.each(["Leader", "Deputy Leader", "General Secretary", "NEC chair", "Prime Minister", "Party Chair"])(
    "know at most one %s on any day",
    (office) => {
      const terms = corpus.gazetteer.people
        .flatMap(({ name, roles }: Person) =>
          roles
            .filter(({ role, from }) => role === office && from !== null)
            .map(({ from, to }) => ({ name, from: from ?? "", to: to ?? "9999" })),
        )
        .toSorted((a, b) => (a.from < b.from ? -1 : 1));
      expect(terms.length).toBeGreaterThan(1);
      const clashes = terms.filter((term, at) => {
        const next = terms[at + 1];
        return term.to < term.from || (next !== undefined && next.from < term.to.slice(0, next.from.length));
      });
      expect(clashes).toEqual([]);
    },
  );
});

describe("the digests' wording", () => {
  test("shares no eight words in a row with the five reports that were read whole", (context) => {
    if (!existsSync(seeds)) {
      context.skip("The reports in ../shared/seeds are not here.");
      return;
    }
    const theirs = new Set(
      readdirSync(seeds)
        .filter((file) => file.endsWith(".txt"))
        .flatMap((file) => [...runsOf(readFileSync(new URL(file, seeds), "utf8"), 8)]),
    );
    expect(theirs.size).toBeGreaterThan(1000);
    const shared = files.flatMap((file) =>
      [...runsOf(paragraphs(readDigest(file).body), 8)]
        .filter((run) => theirs.has(run))
        .map((run) => `${file}: ${run}`),
    );
    expect(shared).toEqual([]);
  });
});

describe("README.md", () => {
  const source = readFileSync(new URL("README.md", CORPUS), "utf8");
  const examples = [...source.matchAll(/^```(?:yaml|markdown)\n([\s\S]*?)^```$/gmu)].map(
    ([, text = ""]) => text,
  );

  test("shows a digest and each list as the bot reads them", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "corpus-readme-"));
    try {
      for (const example of examples) {
        const name = /^# (\w+\.yaml):/u.exec(example)?.[1] ?? "2031-03-04-nec-rosa-fielding.md";
        await writeFile(path.join(folder, name), example);
      }
      // The files that the example of reports.yaml is about.
      await mkdir(path.join(folder, "2031"));
      await writeFile(path.join(folder, "nec-report.pdf"), "");
      await writeFile(path.join(folder, "2031", "links.html"), "<p>Links</p>");
      const read = await loadFolder(folder, { maxBytes: 1_000_000 });
      expect(read.problems.filter(({ code }) => code !== "empty")).toEqual([]);
      expect((await feedsOf(folder)).problems).toEqual([]);
      expect(read.gazetteer.people.map(({ name }) => name)).toEqual(["Rosa Fielding"]);
      expect(read.gazetteer.topics.flatMap(({ abbreviations }) => abbreviations)).toEqual(["OMOV"]);
      expect(read.gazetteer.bodies.map(({ parent }) => parent)).toEqual(["NEC"]);
      const digest = read.files.find(({ text, kind }) => text === "digest" && kind === "report");
      expect(digest).toMatchObject({ authors: ["Rosa Fielding"], published: "2031-03-06", problems: [] });
      expect(digest?.meetings).toEqual([
        { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
      ]);
      expect(readdirSync(folder).toSorted()).toEqual([
        "2031",
        "2031-03-04-nec-rosa-fielding.md",
        "bodies.yaml",
        "feeds.yaml",
        "nec-report.pdf",
        "people.yaml",
        "redactions.yaml",
        "reports.yaml",
        "topics.yaml",
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
