import { meetingReply } from "../src/answer/meeting.ts";
import { defineCommand } from "../src/command.ts";
import { page } from "./options.ts";
import type { Services } from "./services.ts";

export const meeting = defineCommand({
  name: "meeting",
  description: "Every account of one meeting, item by item, with what only one of them mentions",
  options: [
    {
      name: "meeting",
      description: "its date, or pick one from the list",
      type: "meeting",
      required: true,
      positional: true,
    },
    page,
  ],
  examples: ["meeting 25 January 2022"],
  run: async (values, services: Services) => meetingReply(services.archive(), values, services.today()),
});
