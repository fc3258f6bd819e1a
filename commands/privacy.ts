import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply, type Reply } from "../src/reply.ts";
import type { DataSubject } from "../src/store/community.ts";
import type { StoredRow } from "../src/store/stored-row.ts";
import type { Asker } from "../src/surface.ts";
import type { Services } from "./services.ts";

const ACTIONS = ["about", "show", "delete"] as const;
const WHOSE = ["me", "server"] as const;

export const privacy = defineCommand({
  name: "privacy",
  stateful: true,
  description: "What the bot keeps, what it keeps of you, and how to have it deleted",
  options: [
    {
      name: "action",
      description: "about, show or delete",
      type: "choice",
      choices: ACTIONS,
      positional: true,
    },
    {
      name: "whose",
      description: "your own data, or that of this server or workspace (for those who manage it)",
      type: "choice",
      choices: WHOSE,
      positional: true,
    },
  ],
  examples: ["privacy", "privacy show", "privacy delete"],
  run: async (values, services: Services, asker): Promise<Reply> => {
    const { coverage } = services.archive();
    if (values.action === undefined || values.action === "about") {
      return noteReply("What the bot keeps", ABOUT, coverage);
    }
    const subject = subjectOf(values.whose ?? "me", asker);
    if (values.action === "delete") {
      const deleted = await services.store.deleteData(subject);
      return noteReply(
        "Deleted",
        [`${deleted === 0 ? "There was nothing to delete" : `${deleted} entries are gone`}.`],
        coverage,
      );
    }
    const rows = await services.store.exportData(subject);
    return noteReply(
      "What is kept",
      rows.length === 0 ? ["Nothing."] : rows.slice(0, MOST_LINES).map(describe),
      coverage,
    );
  },
});

const ABOUT = [
  "Questions and answers are not stored, and nothing ties a question to whoever asked it.",
  "Kept for a server or workspace: its settings, its digests and what they posted when, what its channels follow, and notices for those who manage it.",
  "Kept for a person: what they follow in direct messages, with their id on Discord or Slack to send it to. Nothing else.",
  'When the bot is removed, everything of that server or workspace is deleted after 30 days. "privacy show" shows what is kept, "privacy delete" deletes it at once.',
];

const MOST_LINES = 40;

/** @throws UsageError where there is nobody to have data, or the asker may not see the server's. */
function subjectOf(whose: (typeof WHOSE)[number], { surface, community, user, admin }: Asker): DataSubject {
  if (whose === "server") {
    if (community === null) throw new UsageError("This is no server or workspace: ask there.");
    if (!admin) throw new UsageError("Only those who manage this server or workspace can do that.");
    return { surface, community };
  }
  if (user === null) throw new UsageError("Here the bot knows nobody, so it keeps nothing of you.");
  return { surface, person: user };
}

/** A row in words: its table, and what of it says something to people. */
function describe({ table, row }: StoredRow): string {
  const told = Object.entries(row)
    .filter(
      ([column, value]) => value !== null && !["surface", "parts", "blob", "version", "seq"].includes(column),
    )
    .map(([column, value]) => `${column.replaceAll("_", " ")}: ${String(value).slice(0, 80)}`);
  return `${table}: ${told.join(", ")}`;
}
