/** Votes or figures side by side, before the lines they come from. */
import type { Item } from "../../reply.ts";
import { meetingDate } from "../../report.ts";
import { LIMITS } from "./limits.ts";
import { clip, oneLine } from "./mrkdwn.ts";
import { reporters, type Segment } from "./render-items.ts";
import type { SlackWording } from "./slack-wording.ts";

/** A message with fewer results needs no table. */
const FEWEST = 3;
const MOST = 20;

/**
 * Meeting, result and reporter (https://docs.slack.dev/reference/block-kit/blocks/table-block). The lines below
 * say the same in words, so that nothing is lost where the table is refused.
 */
export function tableSegments(items: readonly Item[], wording: SlackWording): Segment[] {
  const rows = items.filter(
    (item) => (item.kind === "vote" || item.kind === "figure") && item.label !== undefined,
  );
  if (rows.length < FEWEST) return [];
  const cell = (text: string) =>
    ({ type: "raw_text", text: clip(oneLine(text), LIMITS.tableCell) || "–" }) as const;
  const header = [wording.table.meeting, wording.table.result, wording.table.reporter].map(cell);
  return [
    {
      optional: true,
      text: "",
      blocks: [
        {
          type: "table",
          column_settings: [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }],
          rows: [
            header,
            ...rows.slice(0, MOST).map((item) => {
              const date = item.date ?? meetingDate(item.citation?.meeting ?? null);
              return [
                cell(date === null ? wording.undated : wording.date(date)),
                cell(item.label ?? ""),
                cell(item.citation === null ? "" : reporters(item.citation, wording)),
              ];
            }),
          ],
        },
      ],
    },
  ];
}
