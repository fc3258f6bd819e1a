import { readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { folderLoader, loadFolder } from "../../src/ingest/load-folder.ts";
import type { Report } from "../../src/report.ts";
import { corpusFolder, reportText } from "./folder.ts";

const OPTIONS = { maxBytes: 1_000_000 };
const named = (files: readonly Report[], file: string) => files.find((one) => one.file === file);
const codes = (report: Report | undefined) => report?.problems.map((problem) => problem.code);

describe("loadFolder", () => {
  it("reads title, author, meeting and passages of a bare text file", async () => {
    await using folder = await corpusFolder({ "sub/report.txt": reportText() });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({
      file: "sub/report.txt",
      kind: "report",
      title: "NEC Report, 24 January 2017",
      authors: ["Ines Pemberton"],
      meetings: [{ body: "NEC", from: "2017-01-24", to: "2017-01-24", precision: "day" }],
    });
    expect(files[0]?.passages.map((passage) => passage.heading)).toEqual(["Membership", "Rule changes"]);
  });

  it("lists every file: configuration, notes, and what cannot be read, each with the reason", async () => {
    await using folder = await corpusFolder({
      "README.md": "# About this folder\n",
      "bodies.yaml": "- { name: NEC }\n",
      "empty.txt": "",
      "picture.md": new Uint8Array([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
      ]),
      "large.txt": "x".repeat(1_000_001),
      "broken.pdf": "%PDF-1.7\nthis is none",
      "archive.docx": zipSync({ "a.txt": new Uint8Array([1]) }),
    });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(files.map((file) => [file.file, file.kind])).toEqual([
      ["README.md", "not-a-report"],
      ["archive.docx", "unreadable"],
      ["bodies.yaml", "not-a-report"],
      ["broken.pdf", "unreadable"],
      ["empty.txt", "unreadable"],
      ["large.txt", "unreadable"],
      ["picture.md", "unreadable"],
    ]);
    expect(codes(named(files, "large.txt"))).toEqual(["too-large"]);
    expect(named(files, "picture.md")?.reason).toContain("PNG");
    expect(files.every((file) => file.kind === "report" || file.reason !== null)).toBe(true);
  });

  it("follows no link, so that nothing outside the folder is read", async () => {
    await using folder = await corpusFolder({ "report.txt": reportText() });
    await writeFile(
      path.join(folder.root, "secret.txt"),
      reportText("NEC Report, 1 May 2001", "Hidden Person"),
    );
    await symlink(path.join(folder.root, "secret.txt"), path.join(folder.dir, "link.txt"));
    await symlink(folder.root, path.join(folder.dir, "up"));
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(files.map((file) => [file.file, file.kind])).toEqual([
      ["link.txt", "unreadable"],
      ["report.txt", "report"],
      ["up", "unreadable"],
    ]);
  });

  it("names file, line and field of bad front matter and loads the text all the same", async () => {
    await using folder = await corpusFolder({
      "report.md": `---\ntitle: Notes\nmeetings:\n  - { body: NEC, from: 2021-02-31 }\npublisher: example\nadress: https://a.example/\n---\n\n${reportText()}`,
    });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    const problems = files[0]?.problems.filter((problem) => problem.code === "front-matter");
    expect(problems?.map((problem) => problem.line)).toEqual([3, 6]);
    expect(problems?.[0]?.message).toContain("2021-02-31");
    expect(files[0]).toMatchObject({ kind: "report", title: "Notes", publisher: "example" });
    expect(files[0]?.passages.length).toBeGreaterThan(0);
  });

  it("gives sections of a digest the meeting that their heading names", async () => {
    await using folder = await corpusFolder({
      "digest.md": `---\ntitle: Update\nauthors: unknown\nmeetings:\n  - { body: Disputes Panel, from: 2021-03-11 }\n  - { body: NEC, from: 2021-03-16 }\ntext: digest\n---\n\n## Disputes Panel, 11 March 2021\n\nThe panel heard eleven cases and closed three of them.\n\n## Elsewhere\n\nNothing else was said about it.\n`,
    });
    const [digest] = (await loadFolder(folder.dir, OPTIONS)).files;
    expect(digest?.authors).toBeNull();
    expect(digest?.sections.map((section) => section.meeting?.body ?? null)).toEqual([
      "Disputes Panel",
      null,
    ]);
    expect(digest?.problems).toEqual([]);
  });

  it("lets a line of reports.yaml override what the text says", async () => {
    await using folder = await corpusFolder({
      "report.txt": reportText(),
      "advert.txt": reportText("NEC Report, 3 March 2015"),
      "reports.yaml":
        "- file: report.txt\n  authors: [Amber Okafor]\n  meetings: [{ body: NEC, from: 2017-01-25 }]\n- { file: advert.txt, kind: not-a-report, reason: An advertisement. }\n- { file: gone.txt, title: Gone }\n",
    });
    const { files, problems } = await loadFolder(folder.dir, OPTIONS);
    expect(named(files, "report.txt")).toMatchObject({
      authors: ["Amber Okafor"],
      meetings: [{ from: "2017-01-25" }],
    });
    expect(named(files, "advert.txt")).toMatchObject({ kind: "not-a-report", reason: "An advertisement." });
    expect(problems.map((problem) => problem.message)).toContain(
      'reports.yaml: there is no file "gone.txt" in the folder.',
    );
  });

  it("hides what redactions.yaml names, in passages and titles alike, and shows what it exempts", async () => {
    await using folder = await corpusFolder({
      "report.txt": `${reportText("NEC Report, 24 January 2017, for Greta Lindqvist")}\nGreta Lindqvist complained about the branch.\n\nThe press office is on 020 7946 0991 and my own number is 07700 900123.\n`,
      "redactions.yaml":
        '- { hide: "Greta Lindqvist", reason: "A private member, named without need." }\n- { show: "020 7946 0991", reason: "The press office." }\n- { hide: "x" }\n',
    });
    const { files, problems } = await loadFolder(folder.dir, OPTIONS);
    const shown =
      named(files, "report.txt")
        ?.passages.map((passage) => passage.text)
        .join("\n") ?? "";
    expect(shown).not.toContain("Lindqvist");
    expect(JSON.stringify(files)).not.toContain("Lindqvist");
    expect(shown).not.toContain("07700");
    expect(shown).toContain("020 7946 0991");
    expect(
      problems.some((problem) => problem.file === "redactions.yaml" && problem.message.includes("reason")),
    ).toBe(true);
  });

  it("keeps the good entries of people.yaml and says which line is wrong", async () => {
    await using folder = await corpusFolder({
      "people.yaml":
        "- name: Ines Pemberton\n  aliases: [Inez Pemberton]\n- nam: Nobody\n- name: Joss Vaughan\n  roles: [{ role: chair, from: soon }]\n",
      "report.txt": reportText(undefined, "Inez Pemberton"),
    });
    const { files, gazetteer, problems } = await loadFolder(folder.dir, OPTIONS);
    expect(gazetteer.people.map((person) => person.name)).toEqual(["Ines Pemberton"]);
    expect(
      problems.filter((problem) => problem.file === "people.yaml").map((problem) => problem.line),
    ).toEqual(expect.arrayContaining([3, 5]));
    expect(named(files, "report.txt")?.authors).toEqual(["Ines Pemberton"]);
  });

  it("takes one text under two names for one report and an edited copy for no second witness", async () => {
    const original = `${reportText()}\n${reportText("Selections")}`;
    const edited = original
      .replace("was lost by 14 votes to 17", "fell, 14-17")
      .replace("who spoke very well", "who spoke well");
    await using folder = await corpusFolder({
      "a.txt": original,
      "b.txt": `Carway Herald\nHome | News | Contact\n\n${original}\n\nShare this: Twitter\n`,
      "c.txt": edited
        .replace("By Ines", "Our report. By Ines")
        .replaceAll("I asked", "Ines asked")
        .replaceAll("nobody had counted", "none had"),
    });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(named(files, "b.txt")).toMatchObject({ kind: "duplicate", duplicateOf: "a.txt", passages: [] });
    expect(named(files, "c.txt")).toMatchObject({ kind: "report", sameWitnessAs: named(files, "a.txt")?.id });
  });

  it("gives two files with one address different ids, and a file its id again when its text has changed", async () => {
    const page = (day: number) =>
      `---\naddress: https://blog.example/report\n---\n${reportText(`NEC Report, ${day} May 2018`)}`;
    await using folder = await corpusFolder({ "a.md": page(1), "b.md": page(22) });
    const loader = folderLoader(folder.dir, OPTIONS);
    const before = await loader.load();
    expect(new Set(before.files.map((file) => file.id)).size).toBe(2);
    await folder.write("a.md", page(1).replace("412,000", "413,000"));
    await folder.write("c.txt", reportText("NEC Report, 9 July 2019"));
    const after = await loader.load();
    expect(after.files.map((file) => file.id).slice(0, 2)).toEqual(before.files.map((file) => file.id));
    expect(after.changes).toEqual({ added: ["c.txt"], changed: ["a.md"], removed: [] });
  });

  it("loads from a snapshot what it has read before, and rebuilds a snapshot that was tampered with", async () => {
    await using folder = await corpusFolder({ "report.txt": reportText() });
    const snapshotDir = path.join(folder.root, "snapshots");
    const options = { ...OPTIONS, snapshotDir };
    const load = async () => JSON.stringify((await loadFolder(folder.dir, options)).files);
    const first = await load();
    expect(first).toContain("412,000");
    expect(JSON.stringify((await loadFolder(folder.dir, OPTIONS)).files)).toBe(first);
    const file = path.join(snapshotDir, "reports.records");
    const stored = await readFile(file);
    const { ino } = await stat(file);
    expect(await load()).toBe(first);
    expect((await stat(file)).ino).toBe(ino);
    const forged = Buffer.from(stored.toString("latin1").replace("412,000", "999,999"), "latin1");
    for (const bad of [forged, stored.subarray(0, -40), Buffer.alloc(0), Buffer.from("{}")]) {
      await writeFile(file, bad);
      expect(await load()).toBe(first);
      expect(await readFile(file)).toEqual(stored);
    }
  });

  it("keeps the lists of names for the next start, and reads them anew when they change or the copy is damaged", async () => {
    const people = "- { name: Ines Pemberton, aliases: [Ines P] }\n- { nam: Nobody }\n";
    await using folder = await corpusFolder({ "report.txt": reportText(), "people.yaml": people });
    const snapshotDir = path.join(folder.root, "snapshots");
    const starter = { people: [], bodies: [], topics: [{ name: "housing", aliases: [], abbreviations: [] }] };
    const load = async (gazetteer = starter) => {
      const loaded = await loadFolder(folder.dir, { ...OPTIONS, snapshotDir, gazetteer });
      expect(loaded).toEqual(await loadFolder(folder.dir, { ...OPTIONS, gazetteer }));
      return loaded;
    };
    const first = await load();
    expect(first.problems.map(({ file }) => file)).toContain("people.yaml");
    const file = path.join(snapshotDir, "names.json");
    const { ino } = await stat(file);
    expect(await load()).toEqual(first);
    expect((await stat(file)).ino).toBe(ino);
    await writeFile(file, (await readFile(file, "utf8")).replace("Ines P", "Ines Q"));
    expect(await load()).toEqual(first);
    await folder.write("people.yaml", `${people}- { name: Somebody Else }\n`);
    expect((await load()).gazetteer.people).toHaveLength(2);
    expect((await load({ ...starter, topics: [] })).gazetteer.topics).toEqual([]);
    await folder.write("topics.yaml", "");
    expect((await load()).gazetteer.topics).toEqual([]);
  });

  it("reads a report again when the people file that names its author has changed", async () => {
    await using folder = await corpusFolder({
      "report.txt": reportText(),
      "people.yaml": "- name: Somebody Else\n",
    });
    const loader = folderLoader(folder.dir, OPTIONS);
    await loader.load();
    await folder.write("people.yaml", "- { name: Ines Pemberton-Vaughan, aliases: [Ines Pemberton] }\n");
    expect(named((await loader.load()).files, "report.txt")?.authors).toEqual(["Ines Pemberton-Vaughan"]);
  });

  it("refuses a Word file that unpacks to far more than a report", async () => {
    const bomb = zipSync({
      "word/document.xml": new Uint8Array(60_000_000),
      "[Content_Types].xml": new Uint8Array(10),
    });
    await using folder = await corpusFolder({ "bomb.docx": bomb });
    const [file] = (await loadFolder(folder.dir, OPTIONS)).files;
    expect(file?.kind).toBe("unreadable");
    expect(codes(file)).toEqual(["zip-bomb"]);
  });

  it("says what to do when there is no such folder", async () => {
    await expect(loadFolder("/nowhere/at/all", OPTIONS)).rejects.toMatchObject({ code: "CORPUS" });
  });
});

describe("of two copies the one that was published first stands", () => {
  const words = (verb: string) =>
    `The executive met in a cold hall and the treasurer ${verb} the accounts, which took an hour because the page with the debts had been left on the train. I asked about the reserve and was told that it is smaller than it was. A motion on longlists was lost by 11 votes to 18, and I voted for it. Nobody could say when the lease runs out.\n\nThe youth officer ${verb} a plan for the summer school. It has room for ninety, and four hundred have asked. I moved that the hall be changed, and this was agreed without a vote.\n`;

  it.each([
    ["2031-03-05", "2031-03-08", "a.md"],
    ["2031-03-08", "2031-03-05", "b.md"],
  ])("%s and %s", async (first, second, stands) => {
    await using folder = await corpusFolder({
      "a.md": `# NEC, 4 March 2031\n\nBy Ines Pemberton on ${first}\n\n${words("presented")}`,
      "b.md": `# What the executive did\n\nBy Ines Pemberton on ${second}\n\n${words("presented")}`,
    });
    const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
    expect(files.filter(({ kind }) => kind === "report").map(({ file }) => file)).toEqual([stands]);
    expect(files.find(({ kind }) => kind === "duplicate")?.duplicateOf).toBe(stands);
  });

  it.each([
    ["says where it was copied from", "(copied from harbourleft.example, 9 March 2031)\n\n", ""],
    ["says no day, where the other does", "", "Published on 5 March 2031\n\n"],
    ["is of a site that is glad to carry it", "We are pleased to carry this.\n\n", ""],
    [
      "was sent round",
      "One of our representatives has sent round this account, and don't forget the jumble sale.\n\n",
      "",
    ],
  ])("and never one that %s", async (_, ofCopy, ofFirst) => {
    await using folder = await corpusFolder({
      "a-copy.txt": `NEC notes\n\nInes Pemberton\n\n${ofCopy}${words("presented")}`,
      "first.txt": `NEC notes\n\nInes Pemberton\n\n${ofFirst}${words("presented")}`,
    });
    const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
    expect(files.map(({ file, duplicateOf }) => [file, duplicateOf])).toEqual([
      ["a-copy.txt", "first.txt"],
      ["first.txt", null],
    ]);
  });

  it("but a copy that was sub-edited throughout is a report, and no second witness", async () => {
    const items = (verb: string) =>
      Array.from(
        { length: 24 },
        (_, n) =>
          `Item ${n} of agenda ${n + 2}: the officer for ward ${n} ${n % 2 === 0 ? verb : "presented"} plan ${n * 7} and nobody of ward ${n + 40} spoke against number ${n * 3}.`,
      ).join("\n\n");
    await using folder = await corpusFolder({
      "a.md": `# NEC, 4 March 2031\n\nBy Ines Pemberton on 2031-03-05\n\n${items("presented")}\n`,
      "b.md": `# NEC, 4 March 2031\n\nBy Ines Pemberton on 2031-03-06\n\n${items("went through")}\n`,
    });
    const [a, b] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
    expect([a?.kind, b?.kind]).toEqual(["report", "report"]);
    expect(b?.sameWitnessAs).toBe(a?.id);
  });

  it("also of a sub-edited copy", async () => {
    await using folder = await corpusFolder({
      "a.md": `# NEC, 4 March 2031\n\nBy Ines Pemberton on 2031-03-08\n\n${words("presented").replaceAll("I ", "Ines ")}`,
      "b.md": `# What the executive did\n\nBy Ines Pemberton on 2031-03-05\n\n${words("went through")}`,
    });
    const [a, b] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
    expect(a?.sameWitnessAs).toBe(b?.id);
    expect(b?.sameWitnessAs).toBeNull();
  });
});

describe("A report that dates no meeting", () => {
  const undated = (published: string) =>
    `---\ntitle: Sandwiches and sorrow\npublished: ${published}\n---\n${reportText("Sandwiches and sorrow", "Odile Marchmont")}`;
  const dated = { "dated.txt": reportText() };

  it("tells of the one meeting that others put in the week before it was published, and says so", async () => {
    await using folder = await corpusFolder({ ...dated, "undated.md": undated("2017-01-27") });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    const report = named(files, "undated.md");
    const meeting = { body: "NEC", from: "2017-01-24", to: "2017-01-24", precision: "day" };
    expect(report?.meetings).toEqual([meeting]);
    expect(report?.passages.map((passage) => passage.meeting)).toEqual(report?.passages.map(() => meeting));
    expect(codes(report)).toContain("date-from-other-report");
    expect(codes(report)).not.toContain("undated");
  });

  it.each([
    ["it was published before that meeting", "2017-01-23", {}],
    ["it was published long after", "2017-02-14", {}],
    [
      "two meetings were held that week",
      "2017-01-27",
      { "other.txt": reportText("NEC Report, 26 January 2017", "Piers Holloway") },
    ],
  ])("stays undated where %s", async (_why, published, others) => {
    await using folder = await corpusFolder({ ...dated, ...others, "undated.md": undated(published) });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(named(files, "undated.md")?.meetings).toBeNull();
    expect(codes(named(files, "undated.md"))).toContain("undated");
  });

  it.each([
    ["2017-01-27", "2017-01-24", "day"],
    ["2017-01-23", "2017-01-01", "month"],
    ["2017-03-27", "2017-01-01", "month"],
  ])(
    "and gives a month has the day in it that others give: published on %s",
    async (published, from, precision) => {
      const monthly = `---\ntitle: The January meeting of the NEC\npublished: ${published}\n---\n${reportText("The January meeting of the NEC", "Odile Marchmont")}`;
      await using folder = await corpusFolder({ ...dated, "monthly.md": monthly });
      const { files } = await loadFolder(folder.dir, OPTIONS);
      expect(named(files, "monthly.md")?.meetings).toMatchObject([{ body: "NEC", from, precision }]);
    },
  );

  it("keeps the month that whoever looks after the folder has stated", async () => {
    const stated = `---\nmeetings:\n  - { body: NEC, from: 2017-01-01, to: 2017-01-31, precision: month }\npublished: 2017-01-27\n---\n${reportText("The January meeting of the NEC", "Odile Marchmont")}`;
    await using folder = await corpusFolder({ ...dated, "stated.md": stated });
    const { files } = await loadFolder(folder.dir, OPTIONS);
    expect(named(files, "stated.md")?.meetings).toMatchObject([{ from: "2017-01-01", precision: "month" }]);
    expect(named(files, "stated.md")?.problems).toEqual([]);
  });

  it("is undated again when the report that dated it is gone", async () => {
    await using folder = await corpusFolder({ ...dated, "undated.md": undated("2017-01-27") });
    const loader = folderLoader(folder.dir, OPTIONS);
    expect(named((await loader.load()).files, "undated.md")?.meetings).toHaveLength(1);
    await rm(path.join(folder.dir, "dated.txt"));
    expect(named((await loader.load()).files, "undated.md")?.meetings).toBeNull();
  });
});
