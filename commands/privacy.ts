import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply, type Reply } from "../src/reply.ts";
import type { DataSubject } from "../src/store/community.ts";
import type { StoredRow } from "../src/store/stored-row.ts";
import type { Asker } from "../src/surface.ts";
import { commandWordings } from "./command-wordings.ts";
import type { Services } from "./services.ts";

const ACTIONS = ["about", "show", "delete"] as const;
const WHOSE = ["me", "server"] as const;

export const privacy = defineCommand({
  name: "privacy",
  stateful: true,
  description: "What the bot keeps, what it keeps of you, and how to have it deleted",
  welsh: "Yr hyn y mae’r bot yn ei gadw, yr hyn y mae’n ei gadw amdanoch chi, a sut i’w ddileu",
  options: [
    {
      name: "action",
      description: "about, show or delete",
      welsh: "“about”, “show” neu “delete”",
      type: "choice",
      choices: ACTIONS,
      positional: true,
    },
    {
      name: "whose",
      description: "your own data, or that of this server or workspace (for those who manage it)",
      welsh: "eich data eich hun, neu ddata’r gweinydd neu’r gweithle hwn (i’r rhai sy’n ei reoli)",
      type: "choice",
      choices: WHOSE,
      positional: true,
    },
  ],
  examples: ["privacy", "privacy show", "privacy delete"],
  run: async (values, services: Services, asker): Promise<Reply> => {
    const { coverage } = services.archive();
    const words = commandWordings.in(asker.language).privacy;
    if (values.action === undefined || values.action === "about") {
      return noteReply(words.about, words.aboutLines, coverage);
    }
    const subject = subjectOf(values.whose ?? "me", asker);
    if (values.action === "delete") {
      const deleted = await services.store.deleteData(subject);
      return noteReply(words.deleted, [words.gone(deleted)], coverage);
    }
    const rows = await services.store.exportData(subject);
    return noteReply(
      words.kept,
      rows.length === 0 ? [words.nothing] : rows.slice(0, MOST_LINES).map(describe),
      coverage,
    );
  },
});

const MOST_LINES = 40;

/** @throws UsageError where there is nobody to have data, or the asker may not see the server's. */
function subjectOf(whose: (typeof WHOSE)[number], { surface, community, user, admin }: Asker): DataSubject {
  if (whose === "server") {
    if (community === null)
      throw new UsageError(commandWordings.phrase(({ privacy }) => privacy.noCommunity));
    if (!admin) throw new UsageError(commandWordings.phrase(({ privacy }) => privacy.onlyManagers));
    return { surface, community };
  }
  if (user === null) throw new UsageError(commandWordings.phrase(({ privacy }) => privacy.nobody));
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
