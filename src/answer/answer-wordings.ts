/** What answers say, in every language. */
import { wordings } from "../language.ts";
import { english } from "./answer-english.ts";
import { welsh } from "./answer-welsh.ts";

export const answerWordings = wordings({ en: english, cy: welsh });
