import { topicReply } from "../src/answer/topic.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const topic = defineCommand({
  name: "topic",
  description: "What the reports say on a subject, oldest first",
  options: [
    {
      name: "topic",
      description: "a subject, such as Forde report",
      type: "topic",
      required: true,
      positional: true,
    },
    from,
    to,
    { name: "person", description: "only what this person reported", type: "person", aliases: ["by"] },
    { name: "body", description: "only meetings of this body, such as Organisation Committee", type: "body" },
    page,
  ],
  examples: [
    "topic Forde report",
    "topic women's conference from:2018 to:2021",
    "topic OMOV person:Ann Black",
  ],
  run: (values, services: Services) => topicReply(services.archive(), values, services.today()),
});
