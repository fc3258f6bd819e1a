/** The bot's own words on Slack, over those that every surface shares. */

import type { Language } from "../../language.ts";
import type { SubscriptionState } from "../../store/subscription.ts";
import { type Wording, wordingIn } from "../../wording.ts";

type OwnWords = {
  readonly table: { readonly meeting: string; readonly result: string; readonly reporter: string };
  readonly sharedFromPrivate: string;
  /** Stands after the app's name while it works. */
  readonly working: string;
  /** Unlike a Discord server, a workspace is not called a server. */
  readonly onlyIn: (channels: string) => string;
  readonly storeAway: string;
  readonly home: {
    readonly title: string;
    readonly intro: string;
    readonly ask: string;
    readonly askPlaceholder: string;
    readonly searchTopic: string;
    readonly searchPerson: string;
    readonly searchDate: string;
    readonly searchMeeting: string;
    readonly follows: string;
    readonly noFollows: string;
    readonly unfollow: string;
    readonly coverage: string;
    readonly digests: string;
    readonly noDigests: string;
    readonly digestLine: (when: string, about: string, state: string) => string;
    readonly states: Readonly<Record<SubscriptionState, string>>;
    readonly asTheyLand: string;
    readonly onFollows: string;
    readonly everything: string;
    readonly settings: string;
    readonly changeSettings: string;
    readonly newDigest: string;
    readonly more: (rest: number) => string;
  };
  readonly form: {
    readonly open: string;
    /** Over a field: an option, and what it is for. */
    readonly label: (option: string, description: string) => string;
    readonly yes: string;
    readonly no: string;
    readonly submit: string;
    /** Submits a form that sets something up. */
    readonly confirm: string;
    readonly cancel: string;
    readonly optional: string;
    readonly dateHint: string;
    readonly channel: string;
  };
  readonly prompts: string;
};

const en: OwnWords = {
  table: { meeting: "Meeting", result: "As reported", reporter: "Reporter" },
  sharedFromPrivate: "Shared from a private answer",
  working: "is looking through the reports…",
  onlyIn: (channels) => `In this workspace I answer in ${channels}.`,
  storeAway: "I cannot look up this workspace just now. Please try again in a moment.",
  home: {
    title: "Reports of the NEC",
    intro:
      "Ask what first-person reports of Labour's National Executive Committee say. Every line of an answer is quoted or marked as a paraphrase, with its reporter, meeting and source.",
    ask: "Ask a question",
    askPlaceholder: "What happened to the Forde report?",
    searchTopic: "By topic…",
    searchPerson: "By person…",
    searchDate: "By date…",
    searchMeeting: "By meeting…",
    follows: "What you follow",
    noFollows:
      "You follow nothing yet. Press “Follow this” under an answer, or type /nec follow in a message to me.",
    unfollow: "Stop following",
    coverage: "Reports held",
    digests: "Digests in this workspace",
    noDigests: "No digest is posted in this workspace yet.",
    digestLine: (when, about, state) => `${when} – ${about} – ${state}`,
    states: { active: "active", paused: "paused", stopped: "stopped" },
    asTheyLand: "as reports arrive",
    onFollows: "when something on a followed subject arrives",
    everything: "everything new",
    settings: "Settings",
    changeSettings: "Change settings…",
    newDigest: "Set up a digest…",
    more: (rest) => (rest === 1 ? "and 1 more" : `and ${rest} more`),
  },
  form: {
    open: "Fill in a form…",
    label: (option, description) => `${capitalised(option)}: ${description}`,
    yes: "yes",
    no: "no",
    submit: "Search",
    confirm: "OK",
    cancel: "Cancel",
    optional: "Leave empty for any.",
    channel: "Channel the digest is for",
    dateHint: "Such as 6 March 2018, march 2021, last spring or 2019.",
  },
  prompts: "Questions to start with",
};

const cy: OwnWords = {
  table: { meeting: "Cyfarfod", result: "Fel yr adroddwyd", reporter: "Gohebydd" },
  sharedFromPrivate: "Rhannwyd o ateb preifat",
  working: "yn edrych drwy’r adroddiadau…",
  onlyIn: (channels) => `Yn y gweithle hwn rwy’n ateb yn ${channels}.`,
  storeAway: "Ni allaf gyrchu’r gweithle hwn ar hyn o bryd. Rhowch gynnig arall arni mewn eiliad.",
  home: {
    title: "Adroddiadau’r NEC",
    intro:
      "Gofynnwch beth mae adroddiadau person cyntaf o Bwyllgor Gwaith Cenedlaethol Llafur yn ei ddweud. Mae pob llinell o ateb yn ddyfyniad neu wedi’i nodi’n aralleiriad, gyda’i gohebydd, ei chyfarfod a’i ffynhonnell.",
    ask: "Gofyn cwestiwn",
    askPlaceholder: "What happened to the Forde report?",
    searchTopic: "Yn ôl pwnc…",
    searchPerson: "Yn ôl person…",
    searchDate: "Yn ôl dyddiad…",
    searchMeeting: "Yn ôl cyfarfod…",
    follows: "Beth rydych yn ei ddilyn",
    noFollows:
      "Nid ydych yn dilyn dim eto. Pwyswch “Dilyn hwn” o dan ateb, neu teipiwch /nec follow mewn neges ataf.",
    unfollow: "Rhoi’r gorau i ddilyn",
    coverage: "Adroddiadau sydd gennym",
    digests: "Crynodebau yn y gweithle hwn",
    noDigests: "Nid oes crynodeb yn cael ei bostio yn y gweithle hwn eto.",
    digestLine: (when, about, state) => `${when} – ${about} – ${state}`,
    states: { active: "ar waith", paused: "wedi’i oedi", stopped: "wedi’i stopio" },
    asTheyLand: "wrth i adroddiadau gyrraedd",
    onFollows: "pan ddaw rhywbeth am bwnc a ddilynir",
    everything: "popeth newydd",
    settings: "Gosodiadau",
    changeSettings: "Newid gosodiadau…",
    newDigest: "Trefnu crynodeb…",
    more: (rest) => `a ${rest} arall`,
  },
  form: {
    open: "Llenwi ffurflen…",
    // The option's name is English; in a form nobody types it.
    label: (_option, description) => capitalised(description),
    yes: "ie",
    no: "na",
    submit: "Chwilio",
    confirm: "Iawn",
    cancel: "Canslo",
    optional: "Gadewch yn wag am unrhyw un.",
    channel: "Sianel y crynodeb",
    dateHint: "Er enghraifft 6 Mawrth 2018, mawrth 2021, 2018 hyd 2020 neu 2019.",
  },
  prompts: "Cwestiynau i ddechrau",
};

export type SlackWording = Wording & OwnWords;

const own: Readonly<Record<Language, OwnWords>> = { en, cy };

export function slackWordingIn(language: Language): SlackWording {
  return { ...wordingIn(language), ...own[language] };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
