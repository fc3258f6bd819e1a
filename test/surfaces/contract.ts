/** What every surface that is also posted to has to do; each joins with a harness of its own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteReply, type Reply } from "../../src/reply.ts";
import { PostError, type PostingSurface, type Target } from "../../src/surface.ts";

/** What a person sees. */
export type Shown = {
  readonly text: string;
  /** Labels of the buttons and other things to press. */
  readonly buttons: readonly string[];
  /** Only the asker sees it. */
  readonly private: boolean;
  /** For the harness: what to press on. */
  readonly handle: unknown;
};

/** How the platform fails the next post. `lost-answer`: it takes the message, but the bot learns nothing. */
export type PostFault = "forbidden" | "gone" | "unavailable" | "lost-answer";

export type SurfaceHarness = {
  readonly surface: PostingSurface;
  /** Where digests may be posted. */
  readonly target: Target;
  /** A line as `/nec` takes it: `topic Forde report`. */
  command(line: string): Promise<Shown>;
  mention(text: string): Promise<Shown>;
  dm(text: string): Promise<Shown>;
  /** Written in a channel, not to the bot; what it answers, if it does. */
  chatter(text: string): Promise<Shown | null>;
  press(shown: Shown, button: string): Promise<Shown>;
  /** Texts of what was posted in the target's channel, oldest first. */
  posted(): readonly string[];
  fault(fault: PostFault): void;
  /** Whatever the platform would have refused. */
  problems(): readonly string[];
  close(): Promise<void>;
};

/** The harness's bot answers from the starter corpus. */
export function surfaceContract(name: string, makeHarness: () => Promise<SurfaceHarness>): void {
  describe(`The contract of a surface, on ${name}`, () => {
    let harness: SurfaceHarness;
    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterAll(async () => {
      await harness.close();
    });

    test("a command is answered with quotations or paraphrases, their reporter and meeting", async () => {
      const shown = await harness.command("topic Forde report");
      expect(shown.text).toMatch(/Forde/);
      expect(shown.text).toMatch(/NEC|National Executive Committee/);
      expect(shown.text).toMatch(/20(?:20|21|22)/);
      expect(harness.problems()).toEqual([]);
    });

    test("a command is answered to the asker alone unless the server wants otherwise", async () => {
      expect((await harness.command("topic Forde report")).private).toBe(true);
    });

    test("a mention and a direct message are answered like the question they are", async () => {
      expect((await harness.mention("what happened to the Forde report?")).text).toMatch(/Forde/);
      expect((await harness.dm("what happened to the Forde report?")).text).toMatch(/Forde/);
    });

    test("what was not addressed to the bot is not answered", async () => {
      expect(await harness.chatter("what happened to the Forde report?")).toBeNull();
    });

    test("a follow-up keeps the subject", async () => {
      await harness.dm("what happened to the Forde report?");
      expect((await harness.dm("and in 2021?")).text).toMatch(/Forde/);
    });

    test("in a direct message anybody follows a subject for themselves; in a channel it takes the right to", async () => {
      expect((await harness.mention("/nec follow Forde report")).text).toMatch(/Only those who manage/);
      expect((await harness.dm("/nec follow Forde report")).text).toMatch(/Following Forde/);
      expect((await harness.dm("/nec following")).text).toMatch(/Forde Report/i);
      expect((await harness.dm("/nec unfollow Forde report")).text).toMatch(/no longer followed/);
      expect((await harness.dm("/nec following")).text).toMatch(/Nothing yet/);
      expect(harness.problems()).toEqual([]);
    });

    test("a bad date is answered with what would be read", async () => {
      expect((await harness.command("date the twelfth of never")).text).toMatch(
        /is not a date that can be read/,
      );
    });

    test("what the reports do not say is said, with what was looked for", async () => {
      const shown = await harness.command("ask what did the reports say about zorbing in Narnia?");
      expect(shown.text).toMatch(/Looked for|not in the reports/i);
    });

    test("hostile text fires nothing and breaks nothing", async () => {
      for (const text of [
        "@everyone <!channel> <@U1>",
        "**[x](https://evil.example)** `code`",
        "(.*)+$ \\ % | ~",
        "🤷",
      ]) {
        expect((await harness.command(`ask ${text}`)).text).not.toMatch(/@everyone|<!channel>/);
      }
      expect(harness.problems()).toEqual([]);
    });

    test("a digest is posted once, and found again by its mark", async () => {
      const before = harness.posted().length;
      const posted = await harness.surface.post(harness.target, digest("First digest"), "mark-0001");
      expect(harness.posted().slice(before)).toEqual([expect.stringContaining("First digest")]);
      expect(await harness.surface.findPosted(harness.target, "mark-0001")).toEqual(posted);
      expect(await harness.surface.findPosted(harness.target, "mark-0002")).toBeNull();
    });

    test("a digest whose answer was lost is found instead of being posted again", async () => {
      harness.fault("lost-answer");
      await expect(
        harness.surface.post(harness.target, digest("Second digest"), "mark-0003"),
      ).rejects.toThrow(PostError);
      expect(await harness.surface.findPosted(harness.target, "mark-0003")).not.toBeNull();
      expect(harness.posted().filter((text) => text.includes("Second digest"))).toHaveLength(1);
    });

    test.each(["forbidden", "gone", "unavailable"] as const)(
      "a post that fails says how: %s",
      async (fault) => {
        harness.fault(fault);
        const failure = await harness.surface
          .post(harness.target, digest("Third"), `mark-${fault}`)
          .catch((error) => error);
        expect(failure).toBeInstanceOf(PostError);
        expect(failure.failure).toBe(fault);
      },
    );
  });
}

function digest(title: string): Reply {
  return noteReply(title, ["Something arrived @everyone."], { reports: 1, from: null, to: null });
}
