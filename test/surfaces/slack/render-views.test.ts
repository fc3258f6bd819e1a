import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Follow, Subscription } from "../../../src/store/subscription.ts";
import { renderForm, suggestions } from "../../../src/surfaces/slack/render-form.ts";
import { renderHome } from "../../../src/surfaces/slack/render-home.ts";
import { slackWordingIn } from "../../../src/surfaces/slack/slack-wording.ts";
import { arbitraryText } from "../../builders/arbitrary-reply.ts";
import { optionFaults, viewFaults } from "../../servers/slack-limits.ts";
import { faultsOf } from "./slack-schema.ts";

const anyText = arbitraryText(3_000);
const wording = fc.constantFrom(slackWordingIn("en"), slackWordingIn("cy"));
const place = { surface: "slack", community: "T1", channel: "C1", person: null } as const;
const at = Temporal.Instant.from("2026-11-20T10:00:00Z");

const follow: fc.Arbitrary<Follow> = fc
  .tuple(fc.constantFrom("topic", "person", "body"), anyText)
  .map(([kind, name]) => ({ ...place, id: "f", kind, name, createdAt: at }));

const digest: fc.Arbitrary<Subscription> = fc
  .record({
    cadence: fc.constantFrom("scheduled", "as-they-land", "follows"),
    channel: fc.oneof(fc.constant("C0NEWS"), anyText),
    timeZone: anyText,
    cron: fc.option(anyText, { nil: null }),
    topics: fc.array(anyText, { maxLength: 3 }),
    state: fc.constantFrom("active", "paused", "stopped"),
  })
  .map(({ topics, ...some }) => ({
    ...place,
    ...some,
    id: "s",
    origin: "command",
    wait: 0,
    quiet: false,
    filters: { topics, people: [], bodies: [] },
    reason: null,
    since: 0,
    createdAt: at,
    due: null,
    lastRun: null,
    version: 1,
  }));

test("any Home tab keeps Slack's limits and types", () => {
  fc.assert(
    fc.property(
      fc.array(follow, { maxLength: 60 }),
      fc.array(digest, { maxLength: 60 }),
      fc.boolean(),
      wording,
      (follows, digests, admin, words) => {
        const names = commands.map(({ name }) => name);
        const coverage = { reports: 141, from: "2003-06-10", to: "2025-09-16" };
        const view = renderHome({ coverage, follows, digests, admin, commands: names }, words);
        expect(viewFaults(view)).toEqual([]);
        expect(faultsOf("HomeView", view)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test.each(commands.map((command) => [command.name, command] as const))(
  "the form of %s keeps Slack's limits and types, whatever was typed",
  (_name, command) => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("C1", null), wording, (typed, channel, words) => {
        const given = Object.fromEntries(command.options.map(({ name }) => [name, typed]));
        const view = renderForm(command, given, { channel, thread: null, direct: false }, words);
        if (view === null) {
          expect(command.options.filter(({ name }) => name !== "page")).toEqual([]);
          return;
        }
        expect(viewFaults(view)).toEqual([]);
        expect(faultsOf("ModalView", view)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  },
);

test("any suggestions fit a menu", () => {
  const choice = fc.record({ label: anyText, value: anyText });
  fc.assert(
    fc.property(anyText, fc.array(choice, { maxLength: 150 }), (typed, choices) => {
      const options = suggestions(typed, choices);
      expect(options.length).toBeLessThanOrEqual(100);
      expect(options.flatMap(optionFaults)).toEqual([]);
    }),
  );
});
