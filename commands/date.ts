import { answerWordings } from "../src/answer/answer-wordings.ts";
import { dateReply } from "../src/answer/date.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const date = defineCommand({
  name: "date",
  description: "The meetings of a day, month or period, and what each report says of them",
  welsh: "Cyfarfodydd diwrnod, mis neu gyfnod, a’r hyn y mae pob adroddiad yn ei ddweud amdanynt",
  options: [
    {
      name: "date",
      description: "a date or period, such as 6/3/18, march 2021, between 2018 and 2020",
      welsh: "dyddiad neu gyfnod, fel “6/3/18”, “mawrth 2021” neu “2018 hyd 2020”",
      type: "period",
      required: true,
      positional: true,
    },
    page,
  ],
  examples: ["date march 2021", "date 6/3/18", "date last spring"],
  run: async (values, services: Services, asker) =>
    dateReply(services.archive(), values, answerWordings.in(asker.language)),
});
