/** Any reply at all, for property tests: hostile text, empty text, very long text, missing parts. */
import fc from "fast-check";
import type { Action, Citation, Conflict, Item, Reply } from "../../src/reply.ts";
import type { Chart } from "../../src/reply-chart.ts";

const HOSTILE = [
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "</nec:123456789012345678>",
  "<!channel>",
  "<t:1618953630:R>",
  "<a:name:123456789012345678>",
  "[click](https://evil.example)",
  "https://evil.example/a_b",
  "**bold** __u__ ~~s~~ ||spoiler||",
  "```js\ncode```",
  "> quote\n# heading\n- list",
  "\u0000\u001b[31m\u202e",
  "\\*escaped\\*",
  "🏴󠁧󠁢󠁷󠁬󠁳󠁿👩‍👩‍👧",
  "\ud800",
  "ŵŷâêîôû",
  "“quoted”",
  "a|b%c~d^e",
];

export const arbitraryText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.lorem({ maxCount: 20, mode: "words" }) },
        { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(" ").slice(0, maxLength));

const date = fc.constantFrom(null, "2018", "2018-03", "2018-03-06", "2022-01-25");

const arbitraryCitation: fc.Arbitrary<Citation> = fc.record({
  report: fc.stringMatching(/^[a-z0-9-]{1,32}-[0-9a-f]{6}$/),
  file: arbitraryText(80).map((text) => `${text}.md`),
  title: arbitraryText(300),
  authors: fc.array(arbitraryText(60), { maxLength: 6 }),
  meeting: fc.option(
    fc.record({
      body: arbitraryText(120),
      from: fc.constantFrom("2018-03-06", "2022-01-25"),
      to: fc.constantFrom("2018-03-06", "2022-01-25"),
      precision: fc.constantFrom("day" as const, "month" as const, "year" as const),
    }),
  ),
  address: fc.oneof(
    fc.constant(null),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constant("javascript:alert(1)"),
    fc.constant(`https://example.org/${"long/".repeat(400)}`),
    fc.constant("https://example.org/a_(b)?c=d"),
  ),
  passage: fc.stringMatching(/^[a-z0-9-]{1,38}\.[0-9a-f]{8}$/),
  start: fc.nat(1_000_000),
  end: fc.nat(1_000_000),
});

const arbitraryItem: fc.Arbitrary<Item> = fc
  .record({
    kind: fc.constantFrom("quote", "paraphrase", "vote", "figure", "meeting", "report", "note" as const),
    text: fc.oneof(arbitraryText(300), arbitraryText(5_000)),
    date,
    person: fc.option(arbitraryText(60)),
    citation: fc.option(arbitraryCitation, { freq: 8 }),
    paraphrased: fc.boolean(),
    label: fc.option(arbitraryText(200), { nil: undefined }),
  })
  .map(({ label, ...item }) => (label === undefined ? item : { ...item, label }));

const arbitraryConflict: fc.Arbitrary<Conflict> = fc.record({
  about: arbitraryText(300),
  values: fc.array(fc.record({ text: arbitraryText(800), citation: arbitraryCitation }), {
    minLength: 1,
    maxLength: 6,
  }),
});

const arbitraryAction: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom("more", "older", "newer", "context", "meeting", "report", "follow", "suggestion"),
  label: arbitraryText(150),
  call: fc.record({
    command: fc.constantFrom("ask", "topic", "person", "report"),
    values: fc.dictionary(fc.constantFrom("question", "topic", "page", "from"), arbitraryText(500), {
      maxKeys: 3,
    }),
  }),
});

const arbitraryChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant("figures" as const),
    measure: arbitraryText(80),
    unit: fc.option(fc.constantFrom("£", "%", "members")),
    points: fc.array(
      fc.record({
        value: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        date: fc.constantFrom("2018", "2018-03", "2018-03-06", "2022-01-25"),
        reporter: fc.option(arbitraryText(80)),
      }),
      { minLength: 2, maxLength: 45 },
    ),
  }),
  fc.record({
    kind: fc.constant("years" as const),
    subject: arbitraryText(200),
    years: fc
      .array(fc.record({ held: fc.nat(500), mentioning: fc.nat(500) }), { minLength: 1, maxLength: 45 })
      .map((counts) => counts.map((count, index) => ({ year: 1985 + index, ...count }))),
  }),
);

export const arbitraryReply: fc.Arbitrary<Reply> = fc
  .record({
    verdict: fc.constantFrom("answered", "partly", "not-in-reports" as const),
    title: arbitraryText(400),
    summary: arbitraryText(3_000),
    understood: fc.option(arbitraryText(500)),
    items: fc.array(arbitraryItem, { maxLength: 40 }),
    conflicts: fc.array(arbitraryConflict, { maxLength: 5 }),
    lookedFor: fc.array(arbitraryText(200), { maxLength: 12 }),
    coverage: fc.record({ reports: fc.nat(5_000), from: date, to: date }),
    remaining: fc.nat(500),
    actions: fc.array(arbitraryAction, { maxLength: 20 }),
    chart: fc.option(arbitraryChart, { nil: undefined }),
    problem: fc.constantFrom(undefined, undefined, "usage" as const, "limited" as const, "internal" as const),
  })
  .map(({ problem, chart, ...reply }) => ({
    ...reply,
    ...(problem === undefined ? {} : { problem }),
    ...(chart === undefined ? {} : { chart }),
  }));
