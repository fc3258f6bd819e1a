/** Addresses of the pages, each with what it needs encoded. Relative to the root: they hold behind any public address. */
import type { CommandCall } from "../../reply.ts";
import type { Meeting } from "../../report.ts";

/** Half a character, as a cut text may end with, cannot stand in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A report's page; with a passage, opened at it. */
export function reportAddress(id: string, passage: string | null = null): string {
  const page = `/report/${encoded(id)}`;
  return passage === null ? page : `${page}?at=${encoded(passage)}#${encoded(passage)}`;
}

export function personAddress(name: string): string {
  return `/person/${encoded(name)}`;
}

export function topicAddress(name: string): string {
  return `/topic/${encoded(name)}`;
}

export function feedAddress(kind: "topic" | "person", name: string): string {
  return `/feeds/${kind}/${encoded(name)}.atom`;
}

/** `<body>@<first day>`, the key under which the archive's names know a meeting; null where it has no date. */
export function meetingKey(meeting: Meeting): string | null {
  return meeting.from === null ? null : `${meeting.body}@${meeting.from}`;
}

export function meetingAddress(meeting: Meeting): string | null {
  const key = meetingKey(meeting);
  return key === null ? null : `/meeting/${encoded(key)}`;
}

/** A path with a query of the values that are set. */
export function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Commands whose first value is part of the path. */
const PATH_VALUE: Readonly<Record<string, string>> = {
  topic: "topic",
  person: "person",
  meeting: "meeting",
  report: "report",
};

/** Commands whose page has another name than they have. */
const PAGE_OF: Readonly<Record<string, string>> = { ask: "/ask", report: "/reports", help: "/help" };

/** Commands that change something or post somewhere: they have no page. */
const WITHOUT_PAGE = new Set(["follow", "unfollow", "following", "settings", "why", "digest"]);

/** Whether a command is answered by a page: those that need a channel or an account are not. */
export function hasPage(command: string): boolean {
  return !WITHOUT_PAGE.has(command);
}

/** The page that answers a command, as a suggestion or a typed line asks for it; null where there is none. */
export function callAddress({ command, values }: CommandCall): string | null {
  if (!hasPage(command)) return null;
  if (command === "ask") return withQuery("/ask", { q: values.question, page: values.page });
  const inPath = PATH_VALUE[command];
  const subject = inPath === undefined ? undefined : values[inPath];
  if (inPath === undefined || subject === undefined)
    return withQuery(PAGE_OF[command] ?? `/${command}`, values);
  const { [inPath]: _, ...rest } = values;
  const address = withQuery(`/${command}/${encoded(subject)}`, rest);
  return command === "report" && values.passage !== undefined
    ? reportAddress(subject, values.passage)
    : address;
}
