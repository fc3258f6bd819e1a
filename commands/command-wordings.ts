/** What the commands say, in every language. */
import { wordings } from "../src/language.ts";
import { welsh } from "./command-welsh.ts";
import { english } from "./command-wording.ts";

export const commandWordings = wordings({ en: english, cy: welsh });
