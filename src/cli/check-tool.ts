/** `nec check DIR`: what the bot makes of each file, and what a person should mend. */
import { CommandLineError } from "../errors.ts";
import { checkTable } from "../ingest/check-table.ts";
import { loadFolder } from "../ingest/load-folder.ts";
import type { LocalTool } from "./local-tool.ts";
import { textTable } from "./text-table.ts";

export const checkTool: LocalTool = {
  name: "check",
  usage: "check [DIR] [--json]",
  description: "What the bot makes of each file of a folder, and what a person should mend",
  async run({ words, line, config, print }) {
    if (words.length > 1) throw new CommandLineError(`"check" takes one folder, not ${words.length}.`);
    // Read afresh, not from the snapshot: somebody who checks has just changed something.
    const loaded = await loadFolder(words[0] ?? config.CORPUS_DIR, { maxBytes: config.MAX_REPORT_BYTES });
    const table = checkTable(loaded.files, loaded.problems);
    if (line.json) {
      print(JSON.stringify(table));
      return 0;
    }
    print(
      textTable(
        ["file", "kind", "authors", "meetings", "passages"],
        table.rows.map((row) => [row.file, row.kind, row.authors, row.meetings, String(row.passages)]),
      ),
    );
    const remarks = table.rows.filter((row) => row.problems.length > 0);
    if (remarks.length + table.configuration.length > 0) print("\nWhat to look at:");
    for (const problem of table.configuration) print(`- ${problem}`);
    for (const row of remarks) {
      print(`- ${row.file}`);
      for (const problem of row.problems) print(`    ${problem}`);
      for (const step of row.mend) print(`    To do: ${step}`);
    }
    const { counts } = table;
    print(
      `\n${counts.files} files: ${counts.reports} reports, ${counts.duplicates} duplicates, ${counts.listings} listings, ` +
        `${counts.notReports} not reports, ${counts.unreadable} unreadable. ` +
        `${counts.undated} reports undated, ${counts.unknownAuthors} of unknown authors, ${counts.toMend} files to mend.`,
    );
    return 0;
  },
};
