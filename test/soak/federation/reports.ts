/** Reports that arrive while people ask, and how often each channel was told of each. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Sends the folder to the store, from which every process takes it. */
type Push = () => Promise<unknown>;

export type Arrivals = {
  /** Writes one more report and sends the folder to the store. */
  add(): Promise<void>;
  /** Reads what the channels were told since the last look. */
  look(): void;
  /** Whether every channel was told of every report. */
  complete(): boolean;
  result(): ArrivalsResult;
};

export type ArrivalsResult = {
  readonly reports: number;
  readonly channels: number;
  /** `<channel>: <title>` */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Milliseconds from the push until the first and the last channel was told, for each report told everywhere. */
  readonly first: readonly number[];
  readonly last: readonly number[];
};

export type DigestChannel = {
  readonly name: string;
  /** Texts of the channel's messages, threads left out: they repeat what the channel was told. */
  texts(): readonly string[];
};

const NUMBERED = /Invented report (\d{3})\b/g;

export function createArrivals(folder: string, push: Push, channels: readonly DigestChannel[]): Arrivals {
  const pushed: number[] = [];
  /** By channel: how many of its messages were read, and how often each report was told. */
  const read = channels.map(() => ({ messages: 0, told: new Map<number, number>() }));
  const tellings = new Map<number, { channels: number; readonly first: number; last: number }>();

  function note(report: number): void {
    const now = performance.now() - (pushed[report] ?? 0);
    const known = tellings.get(report);
    if (known === undefined) tellings.set(report, { channels: 1, first: now, last: now });
    else {
      known.channels += 1;
      known.last = now;
    }
  }

  const timesTold = (channel: number, report: number) => read[channel]?.told.get(report) ?? 0;
  const where = (holds: (times: number) => boolean) =>
    channels.flatMap(({ name }, channel) =>
      pushed.flatMap((_, report) =>
        holds(timesTold(channel, report)) ? [`${name}: ${titleOf(report)}`] : [],
      ),
    );

  return {
    async add() {
      const report = pushed.length;
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `arrival-${report}.md`), textOf(report));
      await push();
      pushed.push(performance.now());
    },
    look() {
      for (const [at, channel] of channels.entries()) {
        const texts = channel.texts();
        const state = read[at];
        if (state === undefined) continue;
        for (const text of texts.slice(state.messages)) {
          for (const report of new Set([...text.matchAll(NUMBERED)].map(([, number]) => Number(number)))) {
            const times = state.told.get(report) ?? 0;
            state.told.set(report, times + 1);
            if (times === 0) note(report);
          }
        }
        state.messages = texts.length;
      }
    },
    complete: () => where((times) => times === 0).length === 0,
    result() {
      const everywhere = [...tellings.values()].filter((telling) => telling.channels === channels.length);
      return {
        reports: pushed.length,
        channels: channels.length,
        lost: where((times) => times === 0),
        doubled: where((times) => times > 1),
        first: everywhere.map(({ first }) => first),
        last: everywhere.map(({ last }) => last),
      };
    },
  };
}

function titleOf(report: number): string {
  return `Invented report ${String(report).padStart(3, "0")}`;
}

function textOf(report: number): string {
  const day = Temporal.PlainDate.from("2026-01-01").add({ days: report }).toString();
  return `---
title: "${titleOf(report)}"
authors: [Rosalind Achterberg]
meetings:
  - { body: NEC, from: ${day}, to: ${day}, precision: day }
---

## Business of day ${report}

The general secretary reported to the NEC on point ${report} of the agenda, which was taken with the others. Members
asked ${report + 3} questions and had answers to most of them; I asked that the rest be sent to us in writing before the
next meeting, and the chair agreed that this would be done within ${report + 7} days.

The treasurer then went through the accounts of month ${report}. I thanked the staff for their work.
`;
}
