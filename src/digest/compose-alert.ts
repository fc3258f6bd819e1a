/** What arrived on followed subjects, each with the passage that is about it. */
import { noteItem, passageItem } from "../answer/items.ts";
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import type { Arrival } from "./arrivals.ts";
import { cutAt, reportItem } from "./digest-details.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { Subject, Subjects } from "./subjects.ts";

type AlertContent = {
  readonly archive: Archive;
  readonly subjects: Subjects;
  readonly follows: readonly Subject[];
  readonly wording: DigestWording;
};

/** One message whatever arrived; more passages are counted. */
const MOST_PASSAGES = 6;
const LONGEST_QUOTE = 240;

export function composeAlert(content: AlertContent, arrivals: readonly Arrival[]): readonly Reply[] {
  const { archive, subjects, follows, wording } = content;
  const { titles, news } = wording;
  const touched = follows.filter((subject) =>
    arrivals.some(({ report }) => subjects.concerns(report, subject)),
  );
  const matches = touched.flatMap((subject) =>
    arrivals.flatMap((arrival) => matchesIn(content, arrival, subject)),
  );
  const shown = matches.slice(0, MOST_PASSAGES);
  const more = matches.length - shown.length;
  return [
    {
      verdict: "answered",
      title: titles.newOn(touched.map((subject) => subject.name).join(", ")),
      summary: news.arrivedOnFollowed(arrivals.length),
      understood: null,
      items: more > 0 ? [...shown, noteItem(news.morePassages(more))] : shown,
      conflicts: [],
      lookedFor: [],
      coverage: archive.coverage,
      remaining: 0,
      actions: [],
    },
  ];
}

/** The passages about the subject, or the report itself where it is its author or its body. */
function matchesIn({ subjects, wording }: AlertContent, arrival: Arrival, subject: Subject): readonly Item[] {
  const { report } = arrival;
  const passages = subjects.passages(report, subject);
  if (passages.length > 0) {
    return passages.map((passage) => ({
      ...passageItem(report, passage, 0, cutAt(passage.text, LONGEST_QUOTE)),
      label: subject.name,
    }));
  }
  return subjects.concerns(report, subject) ? [{ ...reportItem(arrival, wording), label: subject.name }] : [];
}
