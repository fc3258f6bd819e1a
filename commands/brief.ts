import { answerWordings } from "../src/answer/answer-wordings.ts";
import { briefReply, makeBrief } from "../src/answer/brief.ts";
import { readPeriod } from "../src/answer/period.ts";
import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { commandWordings } from "./command-wordings.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const brief = defineCommand({
  name: "brief",
  description: "A quoted, sourced note of the latest meetings, for a branch meeting",
  welsh: "Nodyn o’r cyfarfodydd diweddaraf, gyda dyfyniadau a ffynonellau, ar gyfer cyfarfod cangen",
  options: [
    {
      name: "since",
      description: "last-meeting, or the date or period from which on",
      welsh: "“last-meeting”, neu’r dyddiad neu’r cyfnod i ddechrau ohono",
      type: "text",
      maxLength: 100,
      positional: true,
    },
    page,
  ],
  examples: ["brief", "brief since:May 2025"],
  async run(values, services: Services, asker) {
    const today = services.today();
    const words = answerWordings.in(asker.language);
    const since = values.since ?? LAST_MEETING;
    const made = makeBrief(services.archive(), readSince(since, today), today, words);
    return briefReply(services.archive(), made, since, values.page, words);
  },
});

export const LAST_MEETING = "last-meeting";

/**
 * The period from whose first day on a note tells; null for "last-meeting".
 * @throws UsageError when the text is neither that nor a date
 */
export function readSince(text: string, today: string) {
  if (/^(?:the )?last[ -]meeting$/i.test(text.trim())) return null;
  const period = readPeriod(text, today);
  if (period === null) {
    throw new UsageError(commandWordings.phrase((words) => words.notSince(text.slice(0, 60))));
  }
  return period;
}
