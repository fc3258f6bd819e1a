/** What arrived → what a digest says: a head for the channel, and the details for a thread under it. */

import { meetingLabel, noteItem, reporterOf } from "../answer/items.ts";
import type { Archive } from "../archive/archive.ts";
import type { Citation, Conflict, Item, Reply } from "../reply.ts";
import { type Meeting, meetingDate } from "../report.ts";
import { accountsOf, type Group, groupByMeeting, keyOf } from "./arrivals.ts";
import type { DigestContent } from "./digest-content.ts";
import { detailsOf, reportItem } from "./digest-details.ts";
import type { DigestWording } from "./digest-wording.ts";
import { expectedLines, untoldMeetings, usualAuthorsMissing } from "./expected.ts";

/** Characters of one message as they are shown, mark-up and links included: Discord takes 4,000. */
const MESSAGE_BUDGET = 3500;

/** A message of the channel and at most so many under it: the rest is told as a number. */
const MOST_PARTS = 6;

/** Lines of the head; more groups are counted, not listed. */
const MOST_HEAD_ITEMS = 24;

/** For so long after a meeting something more about it is expected. */
const EXPECTED_DAYS = 60;
const MOST_EXPECTED = 4;

/** One message when everything fits into one; else a head and parts for its thread. Never empty. */
export function composeDigest(content: DigestContent): readonly Reply[] {
  const groups = groupByMeeting(content.arrivals);
  const blocks = groups.map((group) => blockOf(content, group));
  const closing = closingLines(content, groups).map((line) => noteItem(line));
  const whole = blocks.flatMap((block) => [...block.head, ...block.details]);
  const conflicts = blocks.flatMap((block) => block.conflicts);
  if (sizeOf([...whole, ...closing]) + sizeOfConflicts(conflicts) <= MESSAGE_BUDGET) {
    return [message(content, content.title, summaryOf(content, groups), [...whole, ...closing], conflicts)];
  }
  const { reply, left } = headOf(content, groups, blocks, closing);
  return [reply, ...threadOf(content, left, blocks)];
}

type Block = {
  readonly head: readonly Item[];
  readonly details: readonly Item[];
  readonly conflicts: readonly Conflict[];
};

function blockOf(content: DigestContent, group: Group): Block {
  const { items, conflicts } = detailsOf(content, group);
  return {
    head: [
      ...meetingItems(content, group),
      ...group.arrivals.map((arrival) => reportItem(arrival, content.wording)),
    ],
    details: items,
    conflicts,
  };
}

function meetingItems({ archive, wording }: DigestContent, group: Group): readonly Item[] {
  if (group.meetings.length === 0) return [];
  const label = voicesLine(archive, group, wording);
  const text = meetingsText(group.meetings, wording);
  const [first] = group.meetings;
  return [
    {
      kind: "meeting",
      text,
      date: meetingDate(first ?? null),
      person: null,
      citation: null,
      ...(label === null ? {} : { label }),
    },
  ];
}

/** "NEC, 25 May 2021 and Organisation Committee, 3 June 2021"; long lists are cut. */
export function meetingsText(meetings: readonly Meeting[], wording: DigestWording): string {
  const names = meetings.slice(0, 3).map((meeting) => meetingLabel(meeting, wording));
  return wording.news.andMoreMeetings(names.join("; "), meetings.length - names.length);
}

/** How many witnesses tell of the meeting now that these accounts are here. */
function voicesLine(archive: Archive, group: Group, { news }: DigestWording): string | null {
  if (group.keys.length === 0) return null;
  const accounts = accountsOf(archive, group.keys);
  if (accounts.length <= 1) return news.onlyOneAccount;
  const arrived = new Set(group.arrivals.map((arrival) => arrival.report.id));
  const held = accounts.filter((report) => !arrived.has(report.id)).map((report) => reporterOf(report));
  return news.accounts(accounts.length, held);
}

/** What has a place in the channel, and what is left for the thread: whole meetings, or the rest of a crowded one. */
function headOf(
  content: DigestContent,
  groups: readonly Group[],
  blocks: readonly Block[],
  closing: readonly Item[],
): { readonly reply: Reply; readonly left: readonly Block[] } {
  const items: Item[] = [];
  const room = MESSAGE_BUDGET - sizeOf(closing);
  const fits = (more: readonly Item[]): boolean =>
    items.length + more.length <= MOST_HEAD_ITEMS && sizeOf([...items, ...more]) <= room;
  let shown = 0;
  for (const { head } of blocks) {
    if (!fits(head)) break;
    items.push(...head);
    shown += 1;
  }
  let left = blocks.slice(shown);
  const [first, ...others] = left;
  if (shown === 0 && first !== undefined) {
    const rest = [...first.head];
    for (let [next] = rest; next !== undefined && (items.length === 0 || fits([next])); [next] = rest) {
      items.push(next);
      rest.shift();
    }
    const heading = first.head.filter((item) => item.kind === "meeting");
    left = rest.length === 0 ? others : [{ ...first, head: [...heading, ...rest] }, ...others];
  }
  const reports = left.flatMap(({ head }) => head).filter((item) => item.kind === "report").length;
  const more = reports > 0 ? [noteItem(content.wording.news.moreReports(reports))] : [];
  const all = [...items, ...more, ...closing];
  return { reply: message(content, content.title, summaryOf(content, groups), all, []), left };
}

/**
 * The lines of reports that the head had no room for, then the details, group by group, packed into as few
 * messages as they fit; what is beyond the last is counted.
 */
function threadOf(
  content: DigestContent,
  untold: readonly Block[],
  blocks: readonly Block[],
): readonly Reply[] {
  const parts: { items: Item[]; conflicts: Conflict[] }[] = [];
  let left = 0;
  for (const pieces of [untold.flatMap(headPieces), blocks.flatMap(detailPieces)]) {
    for (const piece of pieces) {
      const last = parts.at(-1);
      const size = sizeOf(piece.items) + sizeOfConflicts(piece.conflicts);
      const used = last === undefined ? 0 : sizeOf(last.items) + sizeOfConflicts(last.conflicts);
      if (last !== undefined && used + size <= MESSAGE_BUDGET) {
        last.items.push(...piece.items.filter((item) => !last.items.includes(item)));
        last.conflicts.push(...piece.conflicts);
      } else if (parts.length < MOST_PARTS - 1) {
        parts.push({ items: [...piece.items], conflicts: [...piece.conflicts] });
      } else {
        left += piece.items.length;
      }
    }
  }
  const last = parts.at(-1);
  if (left > 0 && last !== undefined) {
    last.items.push(noteItem(content.wording.news.moreLines(left)));
  }
  return parts.map(({ items, conflicts }, index) =>
    message(
      content,
      content.wording.titles.part(content.title, index + 2, parts.length + 1),
      "",
      items,
      conflicts,
    ),
  );
}

type Piece = { readonly items: readonly Item[]; readonly conflicts: readonly Conflict[] };

function headPieces(block: Block): readonly Piece[] {
  return split(block.head.slice(1), block.head.slice(0, 1));
}

function detailPieces(block: Block): readonly Piece[] {
  const heading = block.head.slice(0, 1);
  const pieces = block.details.length === 0 ? [] : split(block.details, heading);
  return block.conflicts.length === 0 ? pieces : [...pieces, { items: heading, conflicts: block.conflicts }];
}

/** Items in pieces that fit a message each, every piece under the heading of its meeting. */
function split(items: readonly Item[], heading: readonly Item[]): readonly Piece[] {
  const pieces: Item[][] = [[...heading]];
  for (const item of items) {
    const last = pieces.at(-1) ?? [];
    const full = last.length > heading.length && sizeOf([...last, item]) > MESSAGE_BUDGET;
    if (full) pieces.push([...heading, item]);
    else last.push(item);
  }
  return pieces.map((piece) => ({ items: piece, conflicts: [] }));
}

function closingLines(content: DigestContent, groups: readonly Group[]): readonly string[] {
  const { archive, today, wording } = content;
  const from = Temporal.PlainDate.from(today).subtract({ days: EXPECTED_DAYS }).toString();
  const recent = groups
    .flatMap((group) => group.meetings)
    .filter((meeting) => meeting.precision === "day" && (meeting.to ?? "") >= from);
  const distinct = [...new Map(recent.map((meeting) => [keyOf(meeting), meeting])).values()];
  return expectedLines(
    distinct.flatMap((meeting) => usualAuthorsMissing(archive, meeting)).slice(0, MOST_EXPECTED),
    untoldMeetings(archive, from, today).slice(0, MOST_EXPECTED),
    wording,
  );
}

function summaryOf({ arrivals, wording }: DigestContent, groups: readonly Group[]): string {
  const added = arrivals.filter((arrival) => arrival.change === null && !arrival.older).length;
  const older = arrivals.filter((arrival) => arrival.change === null && arrival.older).length;
  const changed = arrivals.filter((arrival) => arrival.change !== null).length;
  const meetings = new Set(groups.flatMap((group) => group.meetings.map(keyOf))).size;
  return wording.news.summary({ added, older, changed, meetings });
}

function message(
  { archive }: DigestContent,
  title: string,
  summary: string,
  items: readonly Item[],
  conflicts: readonly Conflict[],
): Reply {
  return {
    verdict: "answered",
    title,
    summary,
    understood: null,
    items,
    conflicts,
    lookedFor: [],
    coverage: archive.coverage,
    remaining: 0,
    actions: [],
  };
}

/** About what a renderer adds to a line: number, date, body, mark-up. */
const LINE_OVERHEAD = 60;

/** About the characters of a link: a shortened title, and the public address or that of a reading room's page. */
function sizeOfLink({ title, address, report, passage }: Citation): number {
  const inReadingRoom = 50 + report.length + 2 * passage.length;
  return Math.min(title.length, 100) + Math.max(address?.length ?? 0, inReadingRoom);
}

function sizeOf(items: readonly Item[]): number {
  return items.reduce(
    (sum, { text, label, person, citation }) =>
      sum +
      text.length +
      (label?.length ?? 0) +
      (person?.length ?? 0) +
      (citation === null ? 0 : sizeOfLink(citation)) +
      LINE_OVERHEAD,
    0,
  );
}

function sizeOfConflicts(conflicts: readonly Conflict[]): number {
  return conflicts.reduce((sum, { about, values }) => {
    const told = values.map(({ text, citation }) => text.length + sizeOfLink(citation) + LINE_OVERHEAD);
    return sum + about.length + LINE_OVERHEAD + told.reduce((all, each) => all + each, 0);
  }, 0);
}
