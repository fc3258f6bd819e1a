/** The bot's commands, in the order in which help shows them. */
import type { Command } from "../src/command.ts";
import { ask } from "./ask.ts";
import { brief } from "./brief.ts";
import { coverage } from "./coverage.ts";
import { date } from "./date.ts";
import { digest } from "./digest.ts";
import { figures } from "./figures.ts";
import { follow } from "./follow.ts";
import { following } from "./following.ts";
import { helpFor } from "./help.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { privacy } from "./privacy.ts";
import { report } from "./report.ts";
import type { Services } from "./services.ts";
import { settings } from "./settings.ts";
import { topic } from "./topic.ts";
import { unfollow } from "./unfollow.ts";
import { votes } from "./votes.ts";
import { why } from "./why.ts";

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
  brief,
  follow,
  unfollow,
  following,
  digest,
  why,
  privacy,
  settings,
  helpFor(() => commands),
];
