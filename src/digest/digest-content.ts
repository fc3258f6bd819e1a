/** What a digest is composed from. */
import type { Archive } from "../archive/archive.ts";
import type { Arrival } from "./arrivals.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { Subject, Subjects } from "./subjects.ts";

export type DigestContent = {
  readonly archive: Archive;
  readonly subjects: Subjects;
  readonly arrivals: readonly Arrival[];
  /** What the channel follows. */
  readonly follows: readonly Subject[];
  readonly title: string;
  readonly wording: DigestWording;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};
