import { describe, expect, test } from "vitest";
import { withoutIdioms } from "../../src/answer/idioms.ts";
import { askerOf, inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2033-01-24", {
    Suspensions: ["Last autumn 1,024 lamplighters were suspended. We are down to 310."],
    Floods: ["At Christmas the quay at Wicket was flooded, and I was there with a shovel."],
  }),
  wrenfieldOn("2033-05-21", {
    Elections: ["We lost 84 councillors on the 2nd, though we had hoped for gains."],
    Ferries: ["The treasurer reported that borrowings for the ferries were down to £11.3 million."],
    Obituary: ["Tom Fennick died on 2 April, and we stood for a minute in silence."],
    Kelp: ["Ilse Marrow starts as harbour master on 16 June. She was chosen by 14 votes to 9."],
  }),
]);

const ask = askerOf(archive);

describe("What happened between meetings is told at the next", () => {
  test.each([
    ["How many lamplighters were suspended in autumn 2032?", "1,024"],
    ["How many councillors did we lose on 2 May 2033?", "84 councillors"],
    ["anything on the floods at christmas 2032?", "flooded"],
    ["What was the overdraft/borrowings on ferries? may 33", "£11.3 million"],
  ])("%s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain(told);
  });

  test.each([
    "How many lamplighters were suspended in autumn 2031?",
    "How many councillors did we lose on 4 May 2033?",
  ])("and not that of another time: %s", async (question) => {
    expect((await ask(question)).verdict).not.toBe("answered");
  });
});

describe("A question is answered", () => {
  test.each([
    [
      "for the day on which somebody passed away, which is no vote",
      "Tom Fennick: what date did he pass away? RIP",
      "2 April",
    ],
    ["for the first day in post", "first day in post for Ilse Marrow?", "16 June"],
    ["after a remark with a tag", "Ilse Marrow was chosen, wasn't she? by how many votes", "14 votes to 9"],
    ["for the gist of a meeting", "what's the gist of the May 2033 NEC", "84 councillors"],
  ])("%s", async (_, question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain(told);
  });
});

describe("Everyday turns of phrase are read as what they mean", () => {
  test.each([
    ["Which ex-pilot left?", "former"],
    ["cut it to a fiver", "£5"],
    ["he packed in his union job", "left his"],
  ])("%s", (text, plain) => {
    expect(withoutIdioms(text)).toContain(plain);
  });
});
