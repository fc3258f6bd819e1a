import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { commandWordings } from "./command-wordings.ts";
import { placeOf } from "./place.ts";
import type { Services } from "./services.ts";

export const why = defineCommand({
  name: "why",
  stateful: true,
  description: "When a report was posted in this channel, or why it was not",
  welsh: "Pryd y postiwyd adroddiad yn y sianel hon, neu pam na wnaed hynny",
  options: [
    {
      name: "report",
      description: "the report's title, file or id",
      welsh: "teitl, ffeil neu ddynodwr yr adroddiad",
      type: "report",
      required: true,
      positional: true,
    },
  ],
  examples: ["why NEC report May 2021"],
  run: async (values, services: Services, asker) => {
    const place = placeOf(asker);
    if (place === null && !asker.admin) {
      throw new UsageError(commandWordings.phrase((words) => words.digestsElsewhere));
    }
    return services.digests.speaking(asker.language).why(place, values.report);
  },
});
