/** `nec store`: copies what the bot remembers to another store or a file, and brings it back. */
import type { Config } from "../config.ts";
import { CommandLineError } from "../errors.ts";
import { backUpStore, copyStore, restoreStore } from "../store/copy-store.ts";
import { openStore } from "../store/open-store.ts";
import { pushCorpus } from "../store/push-corpus.ts";
import type { Store } from "../store/store.ts";
import type { LocalTool } from "./local-tool.ts";

const USAGE = "store copy TARGET | store backup FILE | store restore FILE | store push-corpus FOLDER";

export const storeTool: LocalTool = {
  name: "store",
  usage: USAGE,
  description:
    "Copy the store to PostgreSQL or a folder, back it up into a file, or restore it (stop the bot first); or put a folder of reports into it",
  async run({ words, config, print }) {
    const [action, target] = words;
    if (target === undefined || words.length > 2) throw new CommandLineError(`Usage: nec ${USAGE}`);
    const store = await openStore({ databaseUrl: config.DATABASE_URL ?? null, dataDir: config.DATA_DIR });
    try {
      print(await perform(action, store, target, config));
    } finally {
      await store.close();
    }
    return 0;
  },
};

async function perform(
  action: string | undefined,
  store: Store,
  target: string,
  config: Config,
): Promise<string> {
  switch (action) {
    case "copy": {
      const isServer = /^postgres(ql)?:\/\//.test(target);
      const to = await openStore(isServer ? { databaseUrl: target, dataDir: "" } : { dataDir: target });
      try {
        return `${await copyStore(store, to)} rows copied from ${store.location} to ${to.location}.`;
      } finally {
        await to.close();
      }
    }
    case "backup":
      return `${await backUpStore(store, target)} rows of ${store.location} written to ${target}.`;
    case "restore":
      return `${await restoreStore(store, target)} rows of ${target} loaded into ${store.location}.`;
    case "push-corpus": {
      const { files, written, removed, leftOut } = await pushCorpus(store, target, config.MAX_REPORT_BYTES);
      return [
        `${target} is in ${store.location}: ${files} files, ${written.length} of them new or changed, ${removed.length} removed.`,
        ...leftOut.map(
          (file) => `Left out: ${file} (a link, too large, or a name that not every system takes).`,
        ),
      ].join("\n");
    }
    default:
      throw new CommandLineError(`Usage: nec ${USAGE}`);
  }
}
