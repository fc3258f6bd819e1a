import { answerQuestion } from "../src/answer/answer-question.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const ask = defineCommand({
  name: "ask",
  description: "Ask a question in your own words",
  options: [
    {
      name: "question",
      description: "what you want to know",
      type: "text",
      required: true,
      positional: true,
    },
    page,
  ],
  examples: ["ask what happened to the Forde report?", "ask how did the vote on trigger ballots go?"],
  async run(values, services: Services) {
    const { reply } = await answerQuestion(values.question, {
      archive: services.archive(),
      today: services.today(),
      page: values.page ?? 1,
    });
    return reply;
  },
});
