/** What the digests say, in every language. */
import { wordings } from "../language.ts";
import { english } from "./digest-english.ts";
import { welsh } from "./digest-welsh.ts";

export const digestWordings = wordings({ en: english, cy: welsh });
