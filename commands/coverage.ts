import { coverageReply } from "../src/answer/coverage.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const coverage = defineCommand({
  name: "coverage",
  description: "Which meetings have whose account, where the gaps are, and which reports are undated",
  options: [page],
  examples: ["coverage"],
  run: async (values, services: Services) => coverageReply(services.archive(), values),
});
