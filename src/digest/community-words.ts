/** In which language a place is spoken to. */
import type { Language } from "../language.ts";
import type { SettingsStore } from "../store/community.ts";
import type { Place } from "../store/subscription.ts";
import type { PostingSurface } from "../surface.ts";
import type { DigestWording } from "./digest-wording.ts";
import { digestWordings } from "./digest-wordings.ts";

export type WordsParts = {
  readonly store: SettingsStore;
  readonly surfaces: readonly PostingSurface[];
  /** Where nobody has chosen one. */
  readonly language?: Language | undefined;
};

/** The words that a server or workspace has chosen for what is posted in a place. */
export async function wordsFor(
  { store, surfaces, language }: WordsParts,
  place: Pick<Place, "surface" | "community" | "channel">,
): Promise<DigestWording> {
  const surface = surfaces.find(({ name }) => name === place.surface);
  const chosen =
    surface?.language !== undefined
      ? await surface.language(place)
      : place.community === null
        ? undefined
        : (await store.settings(place.surface, place.community)).language;
  return digestWordings.in(chosen ?? language);
}
