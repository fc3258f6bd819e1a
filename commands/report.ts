import { reportReply } from "../src/answer/report-pages.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const report = defineCommand({
  name: "report",
  description: "List the reports held, or read one in pages",
  options: [
    {
      name: "report",
      description: "a title, file or pick from the list; empty lists all",
      type: "report",
      positional: true,
    },
    { name: "passage", description: "open the page with this passage", type: "text", maxLength: 200 },
    page,
  ],
  examples: ["report", "report NEC Report – May 2021"],
  run: async (values, services: Services) => reportReply(services.archive(), values),
});
