/** The bot's own words in each language it speaks. Reports are never translated. */
import { type DateWording, dateWordings } from "./date-wording.ts";
import { type Language, wordings } from "./language.ts";
import type { ActionKind, Verdict } from "./reply.ts";
import type { Coverage } from "./report.ts";

/** Whole sentences and labels; what varies is a parameter, so that no language is glued from another's halves. */
export type Wording = DateWording & {
  readonly language: Language;
  readonly reporterUnknown: string;
  /** Marks a line that is not in the report's own words. */
  readonly paraphrase: string;
  understoodAs(what: string): string;
  lookedFor(terms: string): string;
  accountsDiffer(about: string): string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  held(coverage: Coverage): string;
  /** Lines of this answer that had no room in the message. */
  noRoom(lines: number): string;
  further(lines: number): string;
  /** Both in one sentence; null when everything is shown. */
  notShown(withoutRoom: number, further: number): string | null;
  /** Buttons by what they do; a suggestion brings its own label. */
  readonly actions: Readonly<Record<Exclude<ActionKind, "suggestion">, string>>;
  readonly showRest: string;
  readonly share: string;
  sharedBy(who: string): string;
  readonly readInContext: string;
  readonly howToAsk: string;
  yourQuestion(question: string): string;
  readonly corpusChanged: string;
  readonly staleButton: string;
  onlyElsewhere(channels: string): string;
  /** @param channel the channel's id */
  cannotPost(channel: string): string;
  readonly couldNotShow: string;
  /** @param doubtful the answer may have come after all */
  interrupted(doubtful: boolean): string;
  readonly noText: string;
  readonly askSomething: string;
};

const en: Wording = {
  ...dateWordings.in("en"),
  language: "en",
  reporterUnknown: "reporter unknown",
  paraphrase: "paraphrase",
  understoodAs: (what) => `Understood as: ${what}`,
  lookedFor: (terms) => `Looked for: ${terms}`,
  accountsDiffer: (about) => `The accounts differ: ${about}`,
  verdicts: {
    answered: "Answered from the reports",
    partly: "Answered in part",
    "not-in-reports": "Not in the reports held",
  },
  held: ({ reports, from, to }) =>
    from === null || to === null
      ? `Reports held: ${reports}`
      : `Reports held: ${reports}, ${en.date(from)} to ${en.date(to)}`,
  noRoom: (lines) =>
    lines === 1
      ? "1 more line of this answer has no room in this message."
      : `${lines} more lines of this answer have no room in this message.`,
  further: (lines) => (lines === 1 ? "1 more follows." : `${lines} more follow.`),
  notShown(withoutRoom, further) {
    if (further === 0) return withoutRoom === 0 ? null : this.noRoom(withoutRoom);
    if (withoutRoom === 0) return this.further(further);
    const lines =
      withoutRoom === 1 ? "1 more line of this answer has" : `${withoutRoom} more lines of this answer have`;
    return `${lines} no room in this message, and ${further} more follow${further === 1 ? "s" : ""}.`;
  },
  actions: {
    more: "More",
    older: "Older",
    newer: "Newer",
    context: "In context",
    meeting: "All accounts of this meeting",
    report: "Read the report",
    follow: "Follow this",
  },
  showRest: "Show the rest",
  share: "Share to channel",
  sharedBy: (who) => `Shared by ${who}`,
  readInContext: "Read one of these in context…",
  howToAsk: "How to ask",
  yourQuestion: (question) => `Your question: “${question}”`,
  corpusChanged: "The reports have changed since that message was written, so this may differ from it.",
  staleButton:
    "That button is from an older version of this bot. Please ask again, for example with /nec ask.",
  onlyElsewhere: (channels) => `In this server I answer in ${channels}.`,
  cannotPost: (channel) =>
    `I may no longer post in <#${channel}>, so its digests have stopped. Give me “View Channel” and “Send Messages” there, or choose another channel, then use /nec digest to start them again.`,
  couldNotShow:
    "The answer could not be shown here. Please try a narrower question, or /nec report to read on.",
  interrupted: (doubtful) =>
    doubtful
      ? "I was interrupted while I was answering. If you see no answer, please ask again."
      : "I was interrupted before I could answer. Please ask again.",
  noText: "That message has no text that could be asked about.",
  askSomething: "What would you like to know?",
};

const cy: Wording = {
  ...dateWordings.in("cy"),
  language: "cy",
  reporterUnknown: "gohebydd anhysbys",
  paraphrase: "aralleiriad",
  understoodAs: (what) => `Deallwyd fel: ${what}`,
  lookedFor: (terms) => `Chwiliwyd am: ${terms}`,
  accountsDiffer: (about) => `Mae’r adroddiadau’n gwahaniaethu: ${about}`,
  verdicts: {
    answered: "Atebwyd o’r adroddiadau",
    partly: "Atebwyd yn rhannol",
    "not-in-reports": "Nid yw yn yr adroddiadau sydd gennym",
  },
  held: ({ reports, from, to }) =>
    from === null || to === null
      ? `Nifer yr adroddiadau: ${reports}`
      : `Nifer yr adroddiadau: ${reports}, ${cy.date(from)} hyd ${cy.date(to)}`,
  noRoom: (lines) => `Llinellau o’r ateb hwn nad oes lle iddynt yn y neges hon: ${lines}.`,
  further: (lines) => `Mae ${lines} arall yn dilyn.`,
  notShown(withoutRoom, further) {
    if (further === 0) return withoutRoom === 0 ? null : this.noRoom(withoutRoom);
    if (withoutRoom === 0) return this.further(further);
    return `Llinellau o’r ateb hwn nad oes lle iddynt yn y neges hon: ${withoutRoom}; mae ${further} arall yn dilyn.`;
  },
  actions: {
    more: "Mwy",
    older: "Hŷn",
    newer: "Mwy diweddar",
    context: "Yn ei gyd-destun",
    meeting: "Pob adroddiad o’r cyfarfod hwn",
    report: "Darllen yr adroddiad",
    follow: "Dilyn hwn",
  },
  showRest: "Dangos y gweddill",
  share: "Rhannu yn y sianel",
  sharedBy: (who) => `Rhannwyd gan ${who}`,
  readInContext: "Darllen un o’r rhain yn ei gyd-destun…",
  howToAsk: "Sut i ofyn",
  yourQuestion: (question) => `Eich cwestiwn: “${question}”`,
  corpusChanged: "Mae’r adroddiadau wedi newid ers y neges honno, felly gall hyn fod yn wahanol.",
  staleButton: "Mae’r botwm hwnnw o fersiwn hŷn o’r bot. Gofynnwch eto, er enghraifft gyda /nec ask.",
  onlyElsewhere: (channels) => `Yn y gweinydd hwn rwy’n ateb yn ${channels}.`,
  cannotPost: (channel) =>
    `Ni chaf bostio yn <#${channel}> mwyach, felly mae’r crynodebau yno wedi dod i ben. Rhowch ganiatâd “View Channel” a “Send Messages” i mi yno, neu dewiswch sianel arall, yna defnyddiwch /nec digest i’w hailgychwyn.`,
  couldNotShow:
    "Ni ellid dangos yr ateb yma. Rhowch gynnig ar gwestiwn culach, neu /nec report i ddarllen ymlaen.",
  interrupted: (doubtful) =>
    doubtful
      ? "Torrwyd ar fy nhraws wrth i mi ateb. Os na welwch ateb, gofynnwch eto."
      : "Torrwyd ar fy nhraws cyn i mi allu ateb. Gofynnwch eto.",
  noText: "Nid oes testun yn y neges honno i ofyn amdano.",
  askSomething: "Beth hoffech chi ei wybod?",
};

const all = wordings({ en, cy });

export function wordingIn(language: Language): Wording {
  return all.in(language);
}
