import { answerWordings } from "../src/answer/answer-wordings.ts";
import { personReply } from "../src/answer/person.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const person = defineCommand({
  name: "person",
  description: "What a person reported, did, said or was elected to, and who else mentions them",
  welsh:
    "Yr hyn a adroddodd, a wnaeth neu a ddywedodd person, neu’r hyn yr etholwyd ef neu hi iddo, a phwy arall sy’n sôn amdano",
  options: [
    {
      name: "person",
      description: "a name, such as Ann Black",
      welsh: "enw, fel Ann Black",
      type: "person",
      required: true,
      positional: true,
    },
    from,
    to,
    page,
  ],
  examples: ["person Ann Black", "person rahman since:2021"],
  run: async (values, services: Services, asker) =>
    personReply(services.archive(), values, answerWordings.in(asker.language)),
});
