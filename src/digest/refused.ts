/** What cannot be done or read, as an error that says so in each language. */
import { UsageError } from "../errors.ts";
import type { DigestWording } from "./digest-wording.ts";
import { digestWordings } from "./digest-wordings.ts";

export function refused(say: (refusals: DigestWording["refusals"]) => string): UsageError {
  return new UsageError(digestWordings.phrase(({ refusals }) => say(refusals)));
}
