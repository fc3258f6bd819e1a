/** What somebody takes back while asking: "How did it end - sorry, how did it begin?", "in 2011, no, 2012". */
import { asks } from "./asking-sentences.ts";

/** Takes back what stands before it. */
const TAKES_BACK = String.raw`(?:(?:oh|er|um|oops|actually|ah)[,\s]+)*(?:(?:no|sorry)[,\s]+(?:wait|sorry|hang\s+on|I\s+mean(?:t)?|scratch\s+that|correction)|sorry|wait|hang\s+on|scratch\s+that|correction|let\s+me\s+rephrase(?:\s+that)?|strike\s+that|I\s+mean(?:t)?|I\s+should\s+say|or\s+rather|make\s+that)`;

const QUESTION_WORD = String.raw`(?:what|how|who(?:m|se)?|when|where|why|which|is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)\b`;

/** A question that is asked anew. */
const ANEW = new RegExp(
  String.raw`^(?<before>.{8,}?)(?:\s*[-–—]+\s*|[,;:.…?]+\s+|\s+)(?:${TAKES_BACK})[\s,:;.…–—-]+(?:I\s+mean(?:t)?[\s,:]+)?(?=${QUESTION_WORD})`,
  "iu",
);

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = String.raw`(?:19|20)\d{2}`;

/** A time that is put right: the year or month said first, or both where both are said anew. */
const TIME = new RegExp(
  String.raw`\b(?<month>${MONTH}\s+)?(?<first>${YEAR}|${MONTH})(?:\s*[-–—(]+\s*|[,;.…]+\s*|\s+)(?:${TAKES_BACK}|no)[\s,:;.…–—-]+(?:(?:in|it\s+was|that\s+was)\s+)?(?<second>${MONTH}\s+${YEAR}|${YEAR}|${MONTH})\b(?!\s+(?:for|on|against)\b)\)?`,
  "giu",
);

/** A text without what is taken back in it; as it is where nothing is. */
export function withoutTakenBack(text: string): string {
  const right = text.replace(TIME, (whole, ...found) => {
    const { month = "", first = "", second = "" } = found.at(-1) as Record<string, string | undefined>;
    const sameKind = /\d/.test(first) === /^\d/.test(second);
    if (/\s/.test(second)) return second;
    return sameKind ? `${month}${second}` : whole;
  });
  const before = ANEW.exec(right);
  // "My uncle was in that branch - sorry, how did the vote go?" excuses itself, and takes nothing back.
  const takenBack = before?.groups?.before ?? "";
  if (before === null || !asks(takenBack)) return right;
  const anew = right.slice(before[0].length);
  // "Who chose the Harbour app - I mean, who read the bids?" puts it in other words, and means the same app.
  const [name] = PUTS_OTHERWISE.test(before[0]) && !NAMED.test(anew) ? (NAMED.exec(takenBack) ?? []) : [];
  return name === undefined ? anew : `${name}: ${anew}`;
}

const PUTS_OTHERWISE = /\bI\s+mean[\s,:]*$/i;
/** Words with a capital within a sentence; the short names of bodies say nothing of what is asked. */
const NAMED =
  /(?<=[\p{Ll}\d,]\s)(?!(?:I|NEC|CLPs?|MPs?|Labour|January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)*/u;
