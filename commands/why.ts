import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { placeOf } from "./place.ts";
import type { Services } from "./services.ts";

export const why = defineCommand({
  name: "why",
  stateful: true,
  description: "When a report was posted in this channel, or why it was not",
  options: [
    {
      name: "report",
      description: "the report's title, file or id",
      type: "report",
      required: true,
      positional: true,
    },
  ],
  examples: ["why NEC report May 2021"],
  run: async (values, services: Services, asker) => {
    const place = placeOf(asker);
    if (place === null && !asker.admin) {
      throw new UsageError("Digests belong to a channel: ask there, on Discord or Slack.");
    }
    return services.digests.why(place, values.report);
  },
});
