import { answerWordings } from "../src/answer/answer-wordings.ts";
import { reportReply } from "../src/answer/report-pages.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const report = defineCommand({
  name: "report",
  description: "List the reports held, or read one in pages",
  welsh: "Rhestru’r adroddiadau sydd gennym, neu ddarllen un fesul tudalen",
  options: [
    {
      name: "report",
      description: "a title, file or pick from the list; empty lists all",
      welsh: "teitl, ffeil neu ddewis o’r rhestr; gwag i restru pob un",
      type: "report",
      positional: true,
    },
    {
      name: "passage",
      description: "open the page with this passage",
      welsh: "agor y dudalen gyda’r darn hwn",
      type: "text",
      maxLength: 200,
    },
    page,
  ],
  examples: ["report", "report NEC Report – May 2021"],
  run: async (values, services: Services, asker) =>
    reportReply(services.archive(), values, answerWordings.in(asker.language)),
});
