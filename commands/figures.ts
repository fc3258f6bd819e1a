import { figuresReply } from "../src/answer/figures.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const figures = defineCommand({
  name: "figures",
  description: "Figures over time, such as membership, each with its reporter and date",
  options: [
    {
      name: "measure",
      description: "what is counted, such as membership",
      type: "measure",
      required: true,
      positional: true,
    },
    from,
    to,
    page,
  ],
  examples: ["figures membership", "figures membership from:2020"],
  run: async (values, services: Services) => figuresReply(services.archive(), values),
});
