import { defineCommand } from "../src/command.ts";
import { readSchedule } from "../src/digest/read-schedule.ts";
import { readSubject } from "../src/digest/subjects.ts";
import { UsageError } from "../src/errors.ts";
import type { Reply } from "../src/reply.ts";
import type { DigestFilters, FollowKind } from "../src/store/subscription.ts";
import type { Asker } from "../src/surface.ts";
import { commandWordings } from "./command-wordings.ts";
import { placeOf, placeToChange } from "./place.ts";
import type { Services } from "./services.ts";

const ACTIONS = ["here", "status", "pause", "resume", "stop", "preview", "now", "retry"] as const;

export const digest = defineCommand({
  name: "digest",
  stateful: true,
  description: "Regular news of the reports in this channel: set up, look, pause, stop, preview",
  welsh: "Newyddion rheolaidd o’r adroddiadau yn y sianel hon: trefnu, gweld, oedi, stopio, rhagolwg",
  options: [
    {
      name: "action",
      description: "what to do",
      welsh: "beth i’w wneud",
      type: "choice",
      choices: ACTIONS,
      positional: true,
    },
    {
      name: "when",
      description: "weekly, daily, monthly, as-they-land or a cron expression; day, time and zone may follow",
      welsh:
        "“weekly”, “daily”, “monthly”, “as-they-land” neu fynegiad cron; gall diwrnod, amser a chylchfa ddilyn",
      type: "text",
      positional: true,
    },
    {
      name: "day",
      description: "friday; for monthly 1 to 28, last or first friday",
      welsh: "“friday”; ar gyfer “monthly”: 1 i 28, “last” neu “first friday”",
      type: "text",
    },
    {
      name: "at",
      description: "time of day, such as 09:00",
      welsh: "amser o’r dydd, fel 09:00",
      type: "text",
    },
    {
      name: "timezone",
      description: "time zone, such as Europe/London",
      welsh: "cylchfa amser, fel Europe/London",
      type: "text",
    },
    {
      name: "topic",
      description: "only reports on this topic; several with commas",
      welsh: "dim ond adroddiadau ar y pwnc hwn; sawl un gyda chomas",
      type: "topic",
    },
    {
      name: "person",
      description: "only reports by or on this person; several with commas",
      welsh: "dim ond adroddiadau gan y person hwn neu amdano; sawl un gyda chomas",
      type: "person",
    },
    {
      name: "body",
      description: "only meetings of this body; several with commas",
      welsh: "dim ond cyfarfodydd y corff hwn; sawl un gyda chomas",
      type: "body",
    },
    {
      name: "wait",
      description: "as-they-land: hours to wait for a second account",
      welsh: "“as-they-land”: oriau i aros am ail adroddiad",
      type: "integer",
      min: 0,
      max: 168,
    },
    {
      name: "quiet",
      description: "also post when there is nothing new",
      welsh: "postio hefyd pan nad oes dim newydd",
      type: "flag",
    },
    {
      name: "since",
      description: "preview: as if all reports since then were new",
      welsh: "“preview”: fel petai pob adroddiad ers hynny’n newydd",
      type: "period",
    },
  ],
  examples: ["digest here weekly friday 09:00", "digest here as-they-land", "digest preview since:2021"],
  run: async (values, services: Services, asker): Promise<Reply> => {
    const digests = services.digests.speaking(asker.language);
    const filters = readFilters(services, values);
    switch (values.action ?? "status") {
      case "here":
        return digests.subscribe(placeToChange(asker), {
          ...readSchedule(
            {
              when: values.when ?? null,
              day: values.day ?? null,
              at: values.at ?? null,
              timeZone: values.timezone ?? null,
            },
            await timeZoneOf(services, asker),
          ),
          filters,
          wait: (values.wait ?? 6) * 60,
          quiet: values.quiet ?? false,
        });
      case "pause":
        return digests.pause(placeToChange(asker));
      case "resume":
        return digests.resume(placeToChange(asker));
      case "stop":
        return digests.end(placeToChange(asker));
      case "retry":
        return digests.retry(placeToChange(asker));
      case "now":
        return digests.digestNow(placeToChange(asker));
      case "preview":
        return digests.preview({
          place: placeOf(asker),
          since: values.since?.from ?? null,
          filters,
          archive: services.archive(),
        });
      default: {
        const place = placeOf(asker);
        if (place === null && !asker.admin) {
          throw new UsageError(commandWordings.phrase((words) => words.digestsElsewhere));
        }
        return digests.status(place);
      }
    }
  },
});

/** The zone that the server or workspace has chosen, else the one that the bot runs with. */
async function timeZoneOf({ store, timeZone }: Services, { surface, community }: Asker): Promise<string> {
  if (community === null) return timeZone;
  const settings = await store.settings(surface, community);
  return settings.timeZone ?? timeZone;
}

type FilterValues = {
  readonly topic: string | undefined;
  readonly person: string | undefined;
  readonly body: string | undefined;
};

function readFilters(services: Services, values: FilterValues): DigestFilters {
  const names = (list: string | undefined, kind: FollowKind): readonly string[] =>
    (list ?? "")
      .split(",")
      .filter((word) => word.trim() !== "")
      .map((word) => {
        const subject = readSubject(services.archive(), word, [kind]);
        if (subject === null) {
          const typed = word.trim().slice(0, 60);
          throw new UsageError(commandWordings.phrase((words) => words.unknownSubject(typed, kind)));
        }
        return subject.name;
      });
  return {
    topics: names(values.topic, "topic"),
    people: names(values.person, "person"),
    bodies: names(values.body, "body"),
  };
}
