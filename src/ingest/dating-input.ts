/** What dating a report has before it, and how its parts are looked at. */
import type { Meeting, PartialDate } from "../report.ts";
import type { BodyFinder } from "./bodies.ts";
import type { GivenFields } from "./given-fields.ts";
import type { Evidence } from "./meeting-evidence.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";

export type DatingInput = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly title: Title;
  /** What the page calls itself, where that is not the title. */
  readonly pageTitle: string | null;
  readonly given: GivenFields;
  readonly published: PartialDate | null;
  /** When the page says that it was last changed. */
  readonly altered: PartialDate | null;
  /** Of the page's notices of copyright. */
  readonly copyrightYears: readonly number[];
  readonly address: string | null;
  readonly file: string;
  readonly bodies: BodyFinder;
  readonly digest: boolean;
};

/** After so many words the report proper has begun. */
export const BEGUN_WORDS = 40;

export function bodyText(text: string, part: Part): string {
  const first = part.body[0];
  const last = part.body.at(-1);
  return first === undefined || last === undefined
    ? ""
    : text.slice(first.bodyStart, Math.min(last.end, first.bodyStart + 4000));
}

export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

export function meetingOf(one: Evidence, body: string): Meeting {
  return { body, from: one.from, to: one.to, precision: one.precision };
}

export function lastPart(name: string): string {
  return name.split(/[?#]/u)[0]?.replace(/\/+$/u, "").split("/").at(-1) ?? "";
}
