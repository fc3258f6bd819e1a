/** `nec brief`: the branch note as Markdown. */

import { brief, LAST_MEETING, readSince } from "../../commands/brief.ts";
import { briefReply, makeBrief } from "../answer/brief.ts";
import { briefMarkdown } from "../answer/brief-markdown.ts";
import { parseArguments } from "../command-text.ts";
import { openCorpus } from "../compose.ts";
import { CommandLineError } from "../errors.ts";
import { replyToJson } from "../reply-json.ts";
import type { LocalTool } from "./local-tool.ts";

export const briefTool: LocalTool = {
  name: "brief",
  usage: "brief [since]",
  description: "A note for a branch meeting as Markdown: the latest meetings, quoted and sourced",
  async run({ words, line, config, print }) {
    const { since = LAST_MEETING, ...rest } = parseArguments(words, brief.options);
    const [other] = Object.keys(rest);
    if (other !== undefined)
      throw new CommandLineError(`"${other}" is not an option here: the note is printed whole.`);
    const today = line.asOf ?? Temporal.Now.plainDateISO(config.TIME_ZONE).toString();
    const period = readSince(since, today);
    const { archive } = await openCorpus(config);
    const made = makeBrief(archive, period, today);
    print(
      line.json
        ? JSON.stringify(replyToJson(briefReply(archive, made, since)))
        : briefMarkdown(made, {
            coverage: archive.coverage,
            today,
            readingRoom: config.PUBLIC_URL ?? null,
          }).trimEnd(),
    );
    return made.meetings.length === 0 ? 1 : 0;
  },
};
