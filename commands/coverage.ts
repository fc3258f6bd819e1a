import { answerWordings } from "../src/answer/answer-wordings.ts";
import { coverageReply } from "../src/answer/coverage.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const coverage = defineCommand({
  name: "coverage",
  description: "Which meetings have whose account, where the gaps are, and which reports are undated",
  welsh: "Pwy a adroddodd ar ba gyfarfod, ble mae’r bylchau, a pha adroddiadau sydd heb ddyddiad",
  options: [page],
  examples: ["coverage"],
  run: async (values, services: Services, asker) =>
    coverageReply(services.archive(), values, answerWordings.in(asker.language)),
});
