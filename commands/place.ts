/** From who asks to the place that digests and follows belong to. */
import { UsageError } from "../src/errors.ts";
import type { Place } from "../src/store/subscription.ts";
import type { Asker } from "../src/surface.ts";
import { commandWordings } from "./command-wordings.ts";

/** Null on the console and the web, where nothing can be posted. */
export function placeOf({ surface, community, channel, user }: Asker): Place | null {
  if (channel === null || surface === "console" || surface === "web") return null;
  return { surface, community, channel, person: community === null ? user : null };
}

/** @throws UsageError where nothing can be posted, or the asker may not change what is posted there. */
export function placeToChange(asker: Asker): Place {
  const place = placeOf(asker);
  if (place === null) {
    throw new UsageError(commandWordings.phrase((words) => words.changesElsewhere));
  }
  // In a direct message it concerns nobody else.
  if (place.person === null && !asker.admin) {
    throw new UsageError(commandWordings.phrase((words) => words.onlyManagersPost));
  }
  return place;
}
