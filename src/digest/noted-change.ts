/** What changed in a report, as the ledger keeps it: in every language, for whoever is told of it later. */
import type { Phrase } from "../language.ts";

export function writeChange({ en, cy }: Phrase): string {
  return JSON.stringify({ en, cy });
}

/** Null for none. A line that an earlier version noted is in English alone. */
export function readChange(noted: string | null): Phrase | null {
  if (noted === null) return null;
  const kept = parsed(noted);
  return typeof kept === "object" && kept !== null && "en" in kept && "cy" in kept
    ? { en: String(kept.en), cy: String(kept.cy) }
    : { en: noted, cy: noted };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
