/** What is said around a question and asks for nothing: "Sorry if this is silly, but ...?", "..., as far as you know?" */

import { POINTS_BACK } from "./asking-sentences.ts";

const ASKING =
  "(?:what(?:ever)?|how|who(?:m|se|ever)?|when|where|why|which|whether|if|did|does|do|is|are|was|were|has|have|had|will|would|can|could|anything|(?:the\\s+)?(?:votes?|results?|outcome|tally)\\s+(?:of|on|in|for))";

/** Begins with whoever asks, or whoever is spoken to, rather than with what is asked about. */
const OPENING = String.raw`(?:(?:hi|hello|hey|sorry|please|ok|okay|so|well|um|right|just|thanks)\b\W*)*(?:(?:can|could|would|will|does|do|did|has|have|is|are)\s+(?:you|any(?:one|body)|some(?:one|body)|we|I)\b|I\b|I['’]\w+|we\b|my\b|our\b|a\s+(?:few|couple|lot|friend|member|comrade)\b|some(?:one|body)\b|several\b|people\b|members\b|remind\b|tell\b|not\s+sure\b|any\s+idea\b|sorry\b|quick\s+question\b|question\b)`;

/** Ends where the question begins: with a mark, or with a word of asking or knowing. */
const TURN = String.raw`(?:[:;,.!–—]\s+(?:but\s+|and\s+|so\s+)?|\b(?:but|remember|remind\s+me|wonder(?:ed|ing)?|know|tell\s+(?:me|us)|ask(?:s|ed|ing)?(?:\s+(?:me|us))?|sure|curious|idea|recall|find\s+out|check|forget|forgotten|understand|explain|see)\s+(?:(?:of|about|exactly|please|again)\s+)*)`;

const BEFORE = new RegExp(`^\\W*(?<framing>${OPENING}[^?.!]{0,120}?${TURN})(?=${ASKING}\\b)`, "i");

const AFTER =
  /\s*\((?:(?:I|I['’]?m|we|my|our|for|need(?:ed)?|asking|preparing|writing|secretary|chair|treasurer|delegate|new|long|bit|sorry|please|thanks)\b[^()]*|[^()]*\b(?:I|I['’]m|we|my|our|us|me)\b[^()]*)\)(?=[?.!]*\s*$)|,?\s+(?:as|because|since|cos)\s+(?:I|I['’]\w+|we|we['’]\w+|our|my)\b[^.?!]*(?=[?.!]*\s*$)|,\s+(?:remember|asking\s+for|writing|doing)\b[^?.!]*(?=[?.!]*\s*$)|,\s+(?:as\s+far\s+as|if\s+(?:any(?:one|body)|you|it|they|we)|do\s+(?:you|we|any(?:one|body))|does\s+any(?:one|body)|please|thanks?|thank\s+you|cheers|roughly|by\s+the\s+way|I\s+wonder|some(?:one|body)|I|I['’]m|my|our|no\s+rush|cheers)\b[^,?.!]*(?=[?.!]*\s*$)/i;

/** Names, numbers and whatever else a question may be about, in words that should only be around it. */
const TELLING = /\d|\s\p{Lu}(?!(?:['’]\p{Ll}+)?(?:\s|$))/u;

/** Where those meet who ask: "for our AGM". */
const OWN_MEETING = /\b(?:AGM|GM|GC|EC|CLP|BLP)s?\b/g;

/** A question that points back to what stands before it, if it is short: "We voted on the trams: how did it go?" */
const SHORT = 6;

/** The question in a text without what frames it; `names`: whether words name somebody or something. */
export function withoutFraming(text: string, names: (words: string) => boolean): string {
  const isFraming = (words: string) => !TELLING.test(words.replace(OWN_MEETING, "")) && !names(words);
  const after = AFTER.exec(text)?.[0];
  const ended = after !== undefined && isFraming(after) ? text.replace(after, "") : text;
  const before = BEFORE.exec(ended)?.groups?.framing;
  if (before === undefined || !isFraming(before)) return ended;
  const question = ended.slice(ended.indexOf(before) + before.length);
  return POINTS_BACK.test(question) && question.split(/\s+/).length <= SHORT ? ended : question;
}
