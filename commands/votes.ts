import { answerWordings } from "../src/answer/answer-wordings.ts";
import { votesReply } from "../src/answer/votes.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const votes = defineCommand({
  name: "votes",
  description: "Votes the reports tell of, with the tally and outcome as reported",
  welsh: "Pleidleisiau y mae’r adroddiadau’n sôn amdanynt, gyda’r cyfrif a’r canlyniad fel yr adroddwyd hwy",
  options: [
    {
      name: "subject",
      description: "what was voted on",
      welsh: "yr hyn y pleidleisiwyd arno",
      type: "topic",
      positional: true,
    },
    from,
    to,
    {
      name: "person",
      description: "only votes this person reported or is named in",
      welsh: "dim ond pleidleisiau a adroddwyd gan y person hwn neu sy’n ei enwi",
      type: "person",
      aliases: ["by"],
    },
    page,
  ],
  examples: ["votes OMOV", "votes from:2021 to:2022"],
  run: async (values, services: Services, asker) =>
    votesReply(services.archive(), values, answerWordings.in(asker.language)),
});
