import { answerWordings } from "../src/answer/answer-wordings.ts";
import { meetingReply } from "../src/answer/meeting.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const meeting = defineCommand({
  name: "meeting",
  description: "Every account of one meeting, item by item, with what only one of them mentions",
  welsh: "Pob adroddiad ar un cyfarfod, eitem wrth eitem, gyda’r hyn nad oes ond un ohonynt yn sôn amdano",
  options: [
    {
      name: "meeting",
      description: "its date, or pick one from the list",
      welsh: "ei ddyddiad, neu dewiswch un o’r rhestr",
      type: "meeting",
      required: true,
      positional: true,
    },
    page,
  ],
  examples: ["meeting 25 January 2022"],
  run: async (values, services: Services, asker) =>
    meetingReply(services.archive(), values, services.today(), answerWordings.in(asker.language)),
});
