import { answerQuestion } from "../src/answer/answer-question.ts";
import { answerWordings } from "../src/answer/answer-wordings.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const ask = defineCommand({
  name: "ask",
  description: "Ask a question in your own words",
  welsh: "Gofyn cwestiwn yn eich geiriau eich hun",
  options: [
    {
      name: "question",
      description: "what you want to know",
      welsh: "beth hoffech chi ei wybod",
      type: "text",
      required: true,
      positional: true,
    },
    page,
  ],
  examples: ["ask what happened to the Forde report?", "ask how did the vote on trigger ballots go?"],
  async run(values, services: Services, asker) {
    const { reply } = await answerQuestion(values.question, {
      archive: services.archive(),
      today: services.today(),
      page: values.page ?? 1,
      words: answerWordings.in(asker.language),
    });
    return reply;
  },
});
