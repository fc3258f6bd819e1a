import { votesReply } from "../src/answer/votes.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const votes = defineCommand({
  name: "votes",
  description: "Votes the reports tell of, with the tally and outcome as reported",
  options: [
    { name: "subject", description: "what was voted on", type: "topic", positional: true },
    from,
    to,
    {
      name: "person",
      description: "only votes this person reported or is named in",
      type: "person",
      aliases: ["by"],
    },
    page,
  ],
  examples: ["votes OMOV", "votes from:2021 to:2022"],
  run: async (values, services: Services) => votesReply(services.archive(), values),
});
