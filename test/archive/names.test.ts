import { describe, expect, it } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

const person = (name: string, more: Partial<Gazetteer["people"][number]> = {}) => ({
  name,
  aliases: [],
  misspellings: [],
  handles: [],
  roles: [],
  ...more,
});

const gazetteer: Gazetteer = {
  people: [
    person("Zarah Quillfeather", {
      handles: ["zarahq"],
      aliases: [{ name: "Zarah Oakes", from: null, to: "2014" }],
      misspellings: ["Quilfether"],
    }),
    person("Tom Marrow"),
    person("Ann Grey"),
    person("Lucy Poole"),
    person("Peter Poole"),
    person("Theresa May"),
  ],
  bodies: [
    {
      name: "Grievance Board",
      aliases: ["GB"],
      formerNames: [{ name: "Quarrels Panel", from: "2009", to: "2018" }],
      parent: "NEC",
    },
    { name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null },
  ],
  topics: [
    { name: "one member one vote", aliases: ["single-member ballots"], abbreviations: ["OMOV"] },
    { name: "antisemitism", aliases: ["anti-Semitism"], abbreviations: [] },
  ],
};

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "a.md",
      title: "Spring meeting in Stoke",
      authors: ["Ann Grey", "Wilfred Tansley"],
      meeting: meetingOf("NEC", "2018-03-06"),
      sections: {
        "Money and members": ["Membership stood at 434,000. Grey clouds, grey skies, and a grey budget."],
        "Rule changes": [
          "The Quarrels Panel asked for one member, one vote to be put off until autumn.",
          "Then Gareth Marrow spoke of buses. Comrade Iveagh Tarn wanted shelters. Nobody heard Gareth Marrow.",
          "Leave Marrow Bridge alone, said Ann Grey, and Quillfeather, Quillfeather and Quillfeather agreed.",
          "Quillfeather and Quillfeather, as the minutes have it; Quillfaether once.",
        ],
      },
    }),
  ],
});
const { names } = archive;
const found = (text: string) => names.mentions(text).map(({ kind, name }) => `${kind}: ${name}`);

it("the first names are those of people, of authors and of whoever is only named in the text", () => {
  expect(["Zarah", "Wilfred", "Iveagh"].filter(names.isFirstName)).toEqual(["Zarah", "Wilfred", "Iveagh"]);
  expect(["Quillfeather", "zarah", "Spring"].filter(names.isFirstName)).toEqual([]);
});

describe("names standing in a text", () => {
  it("finds people by full name, alias, handle, recorded misspelling and unambiguous surname", () => {
    for (const text of [
      "what did Zarah Quillfeather say",
      "zarah oakes",
      "@zarahq on phone banks",
      "Quilfether spoke",
      "did quillfeather vote",
    ]) {
      expect(found(text), text).toEqual(["person: Zarah Quillfeather"]);
    }
  });

  it("finds an author whom no list names", () => {
    expect(found("what did Tansley report?")).toEqual(["person: Wilfred Tansley"]);
  });

  it("finds a person whom the reports name and no list has, by what is said of them", () => {
    expect(found("what did Iveagh Tarn want?")).toEqual(["person: Iveagh Tarn"]);
    expect(found("what did gareth marrow say?")).toEqual(["person: Gareth Marrow"]);
    expect(found("a walk to Marrow Bridge")).toEqual([]);
  });

  it("tells William from Williams, and reads a surname with a lost apostrophe", () => {
    expect(found("Quillfeathers motion")).toEqual(["person: Zarah Quillfeather"]);
    expect(found("what did Wilfreds report?")).toEqual([]);
    expect(found("Wilfred reported")).toEqual(["person: Wilfred Tansley"]);
    expect(found("what did Mr Pool say?")).toEqual([]);
  });

  it("does not take one person for another of the same surname", () => {
    expect(found("what did Sheila Tansley report?")).toEqual([]);
    expect(found("what did Cllr Tansley report?")).toEqual(["person: Wilfred Tansley"]);
    expect(found("W Tansley")).toEqual(["person: Wilfred Tansley"]);
    expect(found("S Tansley")).toEqual([]);
    expect(found("Wilf Tansley")).toEqual(["person: Wilfred Tansley"]);
  });

  it("finds a person by a first name that nobody else bears, where no other name follows it", () => {
    expect(found("what did zarah say about money?")).toEqual(["person: Zarah Quillfeather"]);
    expect(found("what did Zarah Tolliver say about money?")).toEqual([]);
  });

  it("takes a rare misspelling in the reports themselves for the name that is meant", () => {
    expect(found("what did Quillfaether say?")).toEqual(["person: Zarah Quillfeather"]);
  });

  it("does not choose between two people of one surname", () => {
    expect(found("what did Poole say?")).toEqual([]);
    expect(found("what did Lucy Poole say?")).toEqual(["person: Lucy Poole"]);
  });

  it("takes a surname that is also an ordinary word or a month only where it stands as a name", () => {
    expect(found("grey weather")).toEqual([]);
    expect(found("What did Grey report?")).toEqual(["person: Ann Grey"]);
    expect(found("the meeting of May 2018")).toEqual([]);
    expect(found("Theresa May resigned")).toEqual(["person: Theresa May"]);
  });

  it("finds bodies by former name and abbreviation, topics by abbreviation and either spelling of a compound", () => {
    expect(found("quarrels panel")).toEqual(["body: Grievance Board"]);
    expect(found("the GB")).toEqual(["body: Grievance Board"]);
    expect(found("omov ballots")).toEqual(["topic: one member one vote"]);
    expect(found("single member ballots")).toEqual(["topic: one member one vote"]);
    expect(found("anti-semitism")).toEqual(["topic: antisemitism"]);
  });

  it("finds a misspelt name and says that it was not exact", () => {
    const [match] = names.mentions("what did lucy pooel say");
    expect(match).toMatchObject({ kind: "person", name: "Lucy Poole", matched: "lucy pooel", exact: false });
  });

  it("gives offsets of what matched, longest first, none overlapping", () => {
    const text = "NEC: National Executive Committee on OMOV, Zarah Quillfeather";
    const matches = names.mentions(text);
    for (const match of matches) expect(text.slice(match.start, match.end)).toBe(match.matched);
    const lengths = matches.map(({ matched }) => matched.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(matches.map(({ name }) => name).sort()).toEqual([
      "NEC",
      "NEC",
      "Zarah Quillfeather",
      "one member one vote",
    ]);
  });
});

describe("completing a name", () => {
  it("completes people by the beginning of any of their names", () => {
    for (const typed of ["zar", "Quil", "zarah o", "zarahq"]) {
      expect(names.complete(typed, ["person"], 5)[0]?.name, typed).toBe("Zarah Quillfeather");
    }
  });

  it("completes in spite of a typing error", () => {
    expect(names.complete("quilfeather", ["person"], 5)[0]?.name).toBe("Zarah Quillfeather");
    expect(names.complete("anitsemitism", ["topic"], 5)[0]?.name).toBe("antisemitism");
  });

  it("completes meetings by day and month, reports by title, headings, and the corpus's own words", () => {
    expect(names.complete("6 march 2018", ["meeting"], 5)[0]).toMatchObject({
      name: "NEC, 6 March 2018",
      key: "NEC@2018-03-06",
    });
    expect(names.complete("stok", ["report"], 5)[0]).toMatchObject({ kind: "report", key: "a" });
    expect(names.complete("rule ch", ["heading"], 5)[0]?.name).toBe("Rule changes");
    expect(names.complete("memb", ["word"], 5).map(({ name }) => name)).toContain("membership");
  });

  it("gives at most as many as asked for, only of the kinds asked for, and some when nothing is typed", () => {
    expect(names.complete("", ["person", "body"], 3)).toHaveLength(3);
    expect(names.complete("o", ["topic", "person"], 10).every(({ kind }) => kind !== "body")).toBe(true);
    expect(names.complete("zzzzzz", ["person"], 10)).toEqual([]);
  });
});

describe("spelling", () => {
  it("corrects a word that the corpus does not hold to the nearest that it does", () => {
    expect(names.correct("membreship")).toBe("membership");
    expect(names.correct("budgets")).toBeNull();
    expect(names.correct("xylophone")).toBeNull();
    expect(names.correct("")).toBeNull();
  });

  it("knows every spelling of a name, the canonical one first", () => {
    expect(names.spellings("body", "Grievance Board")).toEqual(["Grievance Board", "GB", "Quarrels Panel"]);
    expect(names.spellings("topic", "no such topic")).toEqual(["no such topic"]);
  });

  it("finds passages by a name that only the list of names connects with the text", async () => {
    const hits = await archive.engine.search({ text: "Grievance Board and OMOV", limit: 3 });
    expect(archive.passage(hits[0]?.passage ?? "")?.text).toContain("Quarrels Panel");
  });
});
