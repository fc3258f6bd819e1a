import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { placeOf } from "./place.ts";
import type { Services } from "./services.ts";

export const following = defineCommand({
  name: "following",
  stateful: true,
  description: "Which topics, people and bodies are followed here",
  options: [],
  examples: ["following"],
  run: async (_values, services: Services, asker) => {
    const place = placeOf(asker);
    if (place === null) {
      throw new UsageError("Follows belong to a channel or direct message: ask there, on Discord or Slack.");
    }
    return services.digests.following(place);
  },
});
