/** Of a text of several sentences, those that ask: what is told before or after a question is seldom part of it. */

import { FILLERS } from "./chat-words.ts";

const OPENER = String.raw`^(?:\W*(?:so|well|um|er|right|just|and|but|or|also|${[...FILLERS].join("|")})\b)*\W*`;
const ASKS = new RegExp(
  `${OPENER}(?:(?:what|how|who|when|where|why|which)(?:ever|m|se)?|is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|any(?:thing|one|body)?|list|show|find|give\\s+me|tell\\s+(?:me|us)|remind\\s+(?:me|us)|explain|names?\\s+of)\\b`,
  "i",
);

/** Where one sentence ends and another begins; a colon, and a dash between blanks, end one as well. */
const END = /(?<=[.?!…;:])\s+|\s+[–—-]+\s+|\n+/u;

/** Asks without a word of asking: "The ferries: history please". */
const WANTS =
  /\b(?:history|story|timeline|background|summary|details|updates?|latest|news)\W+(?:please|pls)\b/i;

/** A few words without the end of a sentence, none of them a greeting or somebody who asks. */
const LABEL =
  /^(?!.*(?:,\s+(?:\p{L}+ing|so|and|but)\b|\bhere\b))(?!(?:I|we|my|our|hi|hello|hey|hiya|morning|afternoon|evening|thanks|sorry|please|ok|okay|quick|question|so|right|well|just)\b)(?:[^\s.?!…]+\s+){0,5}[^\s.?!…]+$/iu;

/** Begins as a question does and asks for nothing: "would love the steps", "any help appreciated". */
const WISHES = /^\W*(?:would\s+(?:love|like|appreciate)|any\s+(?:help|pointers?|info(?:rmation)?)\b)/i;

/** The beginning of one who talks of themselves: "I keep being told different things about the trams". */
const OF_ONESELF =
  /^\W*(?:I|my|we|our|me)\b[^.?!]*?\b(?:about|regarding|concerning|that|over|how|whether)\s+(?=\S)/i;
/** Who told the one who asks: "someone at the branch said ...". */
const HEARSAY =
  /^\W*(?:some(?:one|body)|people|(?:a|my)\s+(?:friend|comrade|mate|mum|dad|uncle|aunt|brother|sister|partner|husband|wife|neighbour))\b[^.?!,]{0,40}?\b(?:said|says?|(?:told|tell)\s+(?:me|us)(?:\s+[^,.]{0,30}?\babout)?|reckons?|swears?(?:\s+blind)?|claims?|thinks?)\s+(?:that\s+)?(?=\S)/i;
/** Says who asks, not what about: "I'm secretary of a walking group, ...". */
const INTRODUCES =
  /^\W*(?:(?:hi|hello|hey|morning|evening)\W+)?(?:I['’]?m|I\s+am|I['’]?ve|(?:we|they)['’]?(?:re|ve))\b/i;

export type Asking = {
  /** The sentences that ask, in order. */
  readonly question: string;
  /** What is told before them, without what whoever asks says of themselves. */
  readonly before: string;
  /** What is told after them. */
  readonly after: string;
  /** What whoever asks says of themselves there: of interest for the names in it alone. */
  readonly ofOneself: string;
  /** "2010 leadership election - when ...?": what stands alone before a question names its subject; null where nothing does. */
  readonly label: string | null;
};

/** A text apart into what asks and what is told before it; null where it is all the one or all the other. */
export function askingIn(text: string): Asking | null {
  const sentences = text.split(END).filter((sentence) => /\p{L}/u.test(sentence));
  const first = sentences.findIndex(asks);
  if (first < 0 || sentences.every(asks)) return null;
  const before = sentences.slice(0, first);
  const [only = "", ...others] = before;
  const told = before.flatMap(clausesOf);
  const isLabel =
    others.length === 0 && LABEL.test(only.trim()) && !INTRODUCES.test(only) && !OF_ONESELF.test(only);
  return {
    question: sentences.filter(asks).join(" "),
    after: sentences.slice(sentences.findLastIndex(asks) + 1).join(" "),
    before: told
      .filter(({ self }) => !self)
      .map(({ text }) => text)
      .join(" "),
    ofOneself: told
      .filter(({ self }) => self)
      .map(({ text }) => text)
      .join(" "),
    label: isLabel ? only.trim() : null,
  };
}

type Clause = { readonly text: string; readonly self: boolean };

/** Of whoever asks, their branch and their errand: "my dad was a treasurer", "secretary here", "writing a leaflet". */
const OF_WHO_ASKS =
  /\b(?:I|I['’]?(?:m|ve|d|ll)|me|my|mine)\b|\b(?:our|your)\s+(?:\S+\s+)?(?:CLP|branch|ward|GC|EC|network|forum|club|group|newsletter|leaflet|secretary|chair)\b|\bhere(?:\s+from\b.*)?\W*$|^\W*(?:\p{L}+\s+){0,2}(?:treasurer|secretary|chair|delegate|member|officer|organiser|councillor|student|volunteer)\s+(?:(?:of|for|in|at)\s+(?:an?|our|my)\b|from\s+(?:the\s+)?\S+(?:\s+\S+)?\W*$)|^\W*(?:(?:hi|hello|hiya|hey|morning|evening|afternoon)\b[\s,!]*)*(?:\p{L}+\s+from\b|(?:just\s+|still\s+)?(?:doing|writing|trying|thinking|preparing|researching|working|retired|volunteer\p{L}*)\b)/iu;
/** "I remember that ...": what follows is told of something else. */
const RECALLED =
  /^.*?\b(?:I['’]?(?:m|d)?\s+(?:\p{L}+\s+)?(?:remember|recall|know|gather|thought|think|heard|hear|understand|believe|read|saw|need|after|looking\s+for)|(?:I['’]d|I\s+would|(?<=^\W*)would)\s+(?:like|love)|trying\s+to\s+(?:remember|recall|find(?:\s+out)?|work\s+out))\s+(?:that\s+|about\s+)?(?=\S)/iu;
const NEW_CLAUSE = /,\s+(?=\S+\s)|\s+(?:and|but|so)\s+(?=(?:I|we|he|she|they|it|there|would)\b)|[!;]\s+/iu;

/** "Hello all, good evening!" at the beginning of a text. */
export const GREETING =
  /^\W*(?:(?:hi|hello|hiya|hey|(?:good\s+)?(?:morning|evening|afternoon))\b(?:\s+(?:all|there|both|folks|friends|comrades|every(?:one|body)|(?:lovely\s+)?people)\b)?(?:\s+from\s+[^,!.]{2,40}(?=[,!.]|$))?(?:[\s,!.]+|$))+/iu;

function clausesOf(sentence: string): readonly Clause[] {
  return sentence
    .replace(OF_ONESELF, "")
    .split(NEW_CLAUSE)
    .map((clause) => clause.replace(GREETING, "").replace(HEARSAY, "").replace(RECALLED, ""))
    .filter((clause) => /\p{L}/u.test(clause))
    .map((text) => ({ text, self: OF_WHO_ASKS.test(text) }));
}

/** Points back to what was told before: "The ferry: is it dead?" */
export const POINTS_BACK =
  /\b(?:it|its|(?:this|that)(?!\s+(?:year|month|week|weekend|spring|summer|autumn|winter|time)\b)|they|them|their|he|she|him|her|his|these|those)\b/i;

/**
 * A thing or somebody in the most general words, or a time counted from what was told: "An old lady left us her house.
 * What's happened to the place since?"
 */
export const LEANS_ON_TOLD =
  /\b(?:the|this|that|these|those)\s+(?:(?:old|poor|whole|same|actual|other)\s+)?(?:place|building|property|house|money|cash|thing|stuff|man|woman|lady|chap|bloke|guy|fella|person|people|couple|pair|two|lot|company|firm|outfit|idea|plan|scheme|proposal|offer|deal|case|matter|business|row|affair|sum|gift|motion|document|job|post)\b(?!\s+(?:of|for|to|in|at|on|who|that|which|about|from|with|against|by|called|\p{Lu})\b)|\b(?:since|since\s+then|afterwards|after\s+that|in\s+the\s+end|next|then|instead)\W*$/u;

/** Of the words that point back those that mean a person. */
export const MEANS_A_PERSON = /^(?:he|she|him|his|her)$/i;

/** "It wasn't close, was it?" tells, and asks for no more than a nod. */
export function isTagged(sentence: string): boolean {
  return TAGGED.test(sentence);
}

const TAGGED =
  /^(?!.*\b(?:how|who|when|where|why|which|(?<!about\s)what)\b|\W*(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)\b).*[\s,](?:is|was|are|were|did|does|do|has|have|had|will|would)(?:n['’]?t)?\s+(?:he|she|it|they|we|you|there)\s*\?\W*$/i;

/** Whether a sentence asks, with a mark, a word of asking or a request. */
export function asks(sentence: string): boolean {
  if (isTagged(sentence)) return false;
  if (/\?\W*$/.test(sentence) || WANTS.test(sentence)) return true;
  return sentence.split(/,\s+/).some((clause) => ASKS.test(clause) && !WISHES.test(clause));
}
