import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/answer/candidates.ts";
import { RERANKED, rerank, rerankHits } from "../../src/answer/rerank.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { NO_TERM_COUNTS, statisticsFrom, updateTermCounts } from "../../src/archive/index-statistics.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const candidate = (id: string, text: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  text,
  score: 1,
  title: "Report",
  heading: null,
  date: null,
  authors: [],
  ...more,
});

const statisticsOf = (candidates: readonly Candidate[]) =>
  statisticsFrom(
    updateTermCounts(
      NO_TERM_COUNTS,
      [],
      candidates.map(({ text }) => text),
    ),
  );

const order = (question: string, candidates: readonly Candidate[]) =>
  rerank(question, candidates, statisticsOf(candidates)).map(({ passage }) => passage);

describe("the second stage", () => {
  it("prefers the words of a question near each other to the same words far apart", () => {
    const near =
      "The library fund was closed in autumn. Nobody spoke about the boundary review or about buses.";
    const far =
      "The fund for buses was praised. Nobody spoke in autumn. The boundary review closed the library.";
    expect(order("Was the library fund closed?", [candidate("far", far), candidate("near", near)])).toEqual([
      "near",
      "far",
    ]);
  });

  it("prefers a passage with a number near what was counted, where a number was asked for", () => {
    const told = "Delegates from branches came to the hall, 412 of them, and stayed for the tea afterwards.";
    const untold =
      "Delegates from branches came to the hall, many of them, and stayed for the tea afterwards.";
    expect(
      order("How many delegates from branches came?", [candidate("untold", untold), candidate("told", told)]),
    ).toEqual(["told", "untold"]);
  });

  it("prefers the meeting of the year that was asked about", () => {
    const text = "The vote on the library fund was put off.";
    expect(
      order("library fund vote in 2019", [
        candidate("a", text, { date: "2017-03-21" }),
        candidate("b", text, { date: "2019-03-19" }),
      ]),
    ).toEqual(["b", "a"]);
  });

  it("meets a misspelt name through its letters", () => {
    const filler = "spoke on the rules for selections and on the money that branches get back each year.";
    expect(
      order("what did Quilfeather say on selections", [
        candidate("other", `Marrow ${filler}`),
        candidate("named", `Quillfeather ${filler}`),
      ]),
    ).toEqual(["named", "other"]);
  });

  it("gives the same order in whatever order equal candidates come", () => {
    const texts = fc.array(
      fc.constantFrom("forde report vote", "vote lost 10-17", "the report", "", "arrears 2019"),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    const set = texts.map((list) => list.map((text, at) => candidate(`p${at}`, text)));
    const both = set.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(
        both,
        fc.constantFrom("vote on the Forde report 2019", "report"),
        ([list, shuffled], text) => {
          expect(order(text, shuffled)).toEqual(order(text, list));
        },
      ),
    );
  });

  it("keeps every candidate and gives finite scores, whatever the question and the texts", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (question, texts) => {
        const candidates = texts.map((one, at) =>
          candidate(`p${at}`, one, { heading: one, title: question }),
        );
        const ranked = rerank(question, candidates, statisticsOf(candidates));
        expect(ranked.map(({ passage }) => passage).sort()).toEqual(candidates.map(({ id }) => id));
        for (const { score } of ranked) expect(Number.isFinite(score)).toBe(true);
      }),
    );
  });

  it("judges the first hits again, keeps the rest behind them in their order, and drops what is not held", async () => {
    const texts = Array.from({ length: RERANKED + 5 }, (_, at) => `Library fund, item ${at}.`);
    const report = reportOf({ meeting: meetingOf("NEC", "2019-03-19"), sections: { Money: texts } });
    const archive = await buildArchive({
      files: [report],
      gazetteer: { people: [], bodies: [], topics: [] },
    });
    const hits = [
      { passage: "gone", score: 99 },
      ...report.passages.map(({ id }, at) => ({ passage: id, score: 90 - at })),
    ];
    const ranked = rerankHits(`library fund item ${RERANKED - 1}`, hits, archive);
    expect(ranked).toHaveLength(texts.length);
    expect(archive.passage(ranked[0]?.passage ?? "")?.text).toBe(texts[RERANKED - 1]);
    expect(ranked.slice(RERANKED).map(({ passage }) => passage)).toEqual(
      report.passages.slice(RERANKED).map(({ id }) => id),
    );
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});
