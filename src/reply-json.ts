/** The stable JSON form of a reply: what `--json` prints and the web serves. Other programs rely on it. */
import type { Citation, Item, Reply } from "./reply.ts";

/** A reply as plain JSON, with exactly the documented keys; null where nothing is known. */
export function replyToJson(reply: Reply) {
  return {
    verdict: reply.verdict,
    title: reply.title,
    summary: reply.summary,
    items: reply.items.map(itemToJson),
    conflicts: reply.conflicts.map(({ about, values }) => ({
      about,
      values: values.map(({ text, citation }) => ({ text, citation: citationToJson(citation) })),
    })),
    lookedFor: [...reply.lookedFor],
    coverage: { ...reply.coverage },
    understood: reply.understood,
    remaining: reply.remaining,
  };
}

function itemToJson(item: Item) {
  return {
    kind: item.kind,
    text: item.text,
    date: item.date,
    person: item.person,
    ...(item.label === undefined ? {} : { label: item.label }),
    citation: item.citation === null ? null : citationToJson(item.citation),
  };
}

function citationToJson(citation: Citation) {
  const { report, file, title, authors, meeting, address, passage, start, end } = citation;
  return {
    report,
    file,
    title,
    authors: [...authors],
    meeting: meeting === null ? null : { ...meeting },
    address,
    passage,
    start,
    end,
  };
}
