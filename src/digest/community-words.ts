/** In which language a community is spoken to. */
import type { Language } from "../language.ts";
import type { SettingsStore } from "../store/community.ts";
import type { Place } from "../store/subscription.ts";
import type { DigestWording } from "./digest-wording.ts";
import { digestWordings } from "./digest-wordings.ts";

/** The words that a server or workspace has chosen; in direct messages, and where none is chosen, `otherwise`. */
export async function wordsFor(
  store: SettingsStore,
  { surface, community }: Pick<Place, "surface" | "community">,
  otherwise: Language | undefined,
): Promise<DigestWording> {
  const chosen = community === null ? undefined : (await store.settings(surface, community)).language;
  return digestWordings.in(chosen ?? otherwise);
}
