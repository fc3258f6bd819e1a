import { personReply } from "../src/answer/person.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const person = defineCommand({
  name: "person",
  description: "What a person reported, did, said or was elected to, and who else mentions them",
  options: [
    {
      name: "person",
      description: "a name, such as Ann Black",
      type: "person",
      required: true,
      positional: true,
    },
    from,
    to,
    page,
  ],
  examples: ["person Ann Black", "person rahman since:2021"],
  run: async (values, services: Services) => personReply(services.archive(), values),
});
