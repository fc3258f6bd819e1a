/** The bot's commands, in the order in which help shows them. */
import type { Command } from "../src/command.ts";
import { ask } from "./ask.ts";
import { coverage } from "./coverage.ts";
import { date } from "./date.ts";
import { figures } from "./figures.ts";
import { helpFor } from "./help.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { report } from "./report.ts";
import type { Services } from "./services.ts";
import { topic } from "./topic.ts";
import { votes } from "./votes.ts";

export const commands: readonly Command<Services>[] = [
  ask,
  topic,
  date,
  person,
  meeting,
  votes,
  figures,
  report,
  coverage,
  helpFor(() => commands),
];
