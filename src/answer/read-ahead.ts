/** Reading passages while nobody asks, so that a question finds them read. */
import { type Archive, passagesOf } from "../archive/archive.ts";
import { introductionsOf } from "./offices.ts";
import { keepPacked, packedPassage } from "./packed-passages.ts";
import { wordStatistics } from "./word-statistics.ts";

/** Passages read in one go: some milliseconds. */
const AT_ONCE = 40;
/** Of a larger corpus the rest is read when it is asked for: so many passages of eighty words are kept in all. */
const MOST_AHEAD = 40_000;

/**
 * Reads the passages of an archive and what else questions need of all of it, with a `pause` after every few. What was
 * read of the archive that it follows, `previous`, is not read again. Ends early when `signal` is aborted.
 */
export async function readAhead(
  archive: Archive,
  {
    pause,
    signal,
    previous,
  }: {
    readonly pause: () => Promise<unknown>;
    readonly signal?: AbortSignal;
    readonly previous?: Archive;
  },
): Promise<void> {
  if (previous !== undefined) keepPacked(archive, previous);
  await pause();
  wordStatistics(archive);
  await pause();
  introductionsOf(archive, "leader");
  let read = 0;
  for (const passage of passagesOf(archive)) {
    if (read++ % AT_ONCE === 0) await pause();
    if (signal?.aborted || read > MOST_AHEAD) return;
    packedPassage(archive, passage);
  }
}
