/** How often each report was told in each channel, from the messages that the platforms hold. */

export type Message = {
  /** Platform and channel; a thread's messages count for the channel that it is in. */
  readonly channel: string;
  /** `<delivery>.<part>`. */
  readonly mark: string;
  readonly text: string;
};

export type Tally = {
  readonly channels: number;
  readonly messages: number;
  /** `<channel>: <report or mark>` that were never posted, or more than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
};

/** Reports up to `baseline` were there at the first start and must not be told; the others up to `reports` once each. */
export function tally(
  messages: readonly Message[],
  { baseline, reports }: { readonly baseline: number; readonly reports: number },
): Tally {
  const lost: string[] = [];
  const doubled: string[] = [];
  const channels = Map.groupBy(messages, ({ channel }) => channel);
  for (const [channel, held] of channels) {
    for (const [mark, same] of Map.groupBy(held, (message) => message.mark)) {
      if (same.length > 1) doubled.push(`${channel}: ${mark}`);
    }
    // A long digest goes on in the thread under it, and names a report there again: it tells of it once.
    const digests = Map.groupBy(held, ({ mark }) => mark.split(".")[0] ?? mark);
    const told = [...digests.values()].flatMap((parts) => [...new Set(parts.flatMap(reportsIn))]);
    for (let index = 0; index < reports; index += 1) {
      const times = told.filter((each) => each === index).length;
      const expected = index < baseline ? 0 : 1;
      if (times < expected) lost.push(`${channel}: Report ${index}`);
      if (times > expected) doubled.push(`${channel}: Report ${index}`);
    }
  }
  return { channels: channels.size, messages: messages.length, lost, doubled };
}

function reportsIn({ text }: Message): readonly number[] {
  return [...text.matchAll(/Report (\d+)\./g)].map(([, number]) => Number(number));
}
