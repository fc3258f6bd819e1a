import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { commandWordings } from "./command-wordings.ts";
import { placeOf } from "./place.ts";
import type { Services } from "./services.ts";

export const following = defineCommand({
  name: "following",
  stateful: true,
  description: "Which topics, people and bodies are followed here",
  welsh: "Pa bynciau, pobl a chyrff a ddilynir yma",
  options: [],
  examples: ["following"],
  run: async (_values, services: Services, asker) => {
    const place = placeOf(asker);
    if (place === null) {
      throw new UsageError(commandWordings.phrase((words) => words.followsElsewhere));
    }
    return services.digests.speaking(asker.language).following(place);
  },
});
