/** `nec reports`: every file of the folder and what became of it. */
import { openCorpus } from "../compose.ts";
import { passageCount } from "../report.ts";
import { fileToJson } from "./file-rows.ts";
import type { LocalTool } from "./local-tool.ts";
import { textTable } from "./text-table.ts";

export const reportsTool: LocalTool = {
  name: "reports",
  usage: "reports [--json]",
  description: "Every file of the corpus folder and what became of it",
  async run({ line, config, print }) {
    const { loaded } = await openCorpus(config);
    if (line.json) {
      print(JSON.stringify({ reports: loaded.files.map(fileToJson) }));
      return 0;
    }
    print(
      textTable(
        ["file", "kind", "authors", "passages"],
        loaded.files.map((file) => [
          file.file,
          file.kind,
          file.authors?.join(", ") ?? "unknown",
          String(passageCount(file)),
        ]),
      ),
    );
    return 0;
  },
};
