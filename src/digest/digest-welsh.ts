/** What the digests say, in Welsh. */
import { welsh as answers } from "../answer/answer-welsh.ts";
import { dateWordings, WELSH_WEEKDAYS } from "../date-wording.ts";
import type { FollowKind } from "../store/subscription.ts";
import { NOUNS, welshCount } from "../welsh.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { Rhythm } from "./rhythm.ts";

/** First, second ... weekday of a month. */
const ORDINALS = ["y dydd", "yr ail ddydd", "y trydydd dydd", "y pedwerydd dydd"];
const MOST_NAMES = 4;
const KINDS: Readonly<Record<FollowKind, string>> = { topic: "pwnc", person: "person", body: "corff" };
const NO_REASON = "ni nodwyd rheswm";

export const welsh: DigestWording = {
  ...dateWordings.in("cy"),
  language: "cy",
  answers,
  titles: {
    set: "Mae’r crynodeb wedi’i drefnu",
    digests: "Crynodebau",
    paused: "Wedi’i oedi",
    stopped: "Wedi’i stopio",
    tryingAgain: "Rhoi cynnig arall arni",
    now: "Crynodeb nawr",
    preview: "Rhagolwg o’r crynodeb",
    previewSince: (day) => `Rhagolwg o’r crynodeb: ers ${day}`,
    followed: "Yr hyn a ddilynir yma",
    following: (subject) => `Yn dilyn ${subject}`,
    alreadyFollowed: (subject) => `Mae ${subject} yn cael ei ddilyn yma eisoes`,
    noLongerFollowed: (subject) => `Nid yw ${subject} yn cael ei ddilyn yma mwyach`,
    why: "Pam",
    whyReport: (report) => `Pam: ${report}`,
    newSince: (day) => `Newydd yn adroddiadau’r Pwyllgor Gwaith Cenedlaethol (NEC) ers ${day}`,
    news: "Newydd yn adroddiadau’r Pwyllgor Gwaith Cenedlaethol (NEC)",
    newOn: (subjects) => `Newydd am ${subjects}`,
    nothingNew: "Dim byd newydd yn adroddiadau’r Pwyllgor Gwaith Cenedlaethol (NEC)",
    part: (title, part, parts) => `${title} (${part} o ${parts})`,
  },
  desk: {
    described({ rhythm, timeZone, wait, about, quiet }) {
      const only = about === "" ? "" : `, dim ond am ${about}`;
      const silence = quiet ? ", hefyd pan nad oes dim newydd" : "";
      return rhythm === null
        ? `Neges yn fuan ar ôl i adroddiadau gyrraedd, gan aros hyd at ${duration(wait)} am ail adroddiad${only}${silence}.`
        : `Crynodeb ${welshRhythm(rhythm)} (${timeZone})${only}${silence}.`;
    },
    nextOne: (moment) => `Disgwylir yr un nesaf ${moment}.`,
    knownAlready:
      "Mae’r hyn sydd eisoes yn yr archif yn cyfrif fel peth hysbys: bydd y crynodeb yn sôn am yr hyn sy’n cyrraedd o hyn ymlaen.",
    configured: "Wedi’i osod gan y ffurfweddiad.",
    noneHere: "Nid oes crynodeb yma.",
    noneHereTry: "Nid oes crynodeb yma. Mae “digest here weekly friday 09:00” yn trefnu un.",
    paused: "Wedi’i oedi.",
    stopped: (reason) => `Wedi’i stopio: ${reason ?? `${NO_REASON}.`}`,
    nextDue: (moment) => `Disgwylir y nesaf ${moment}.`,
    lastMade: (moment) => (moment === null ? "Ni phostiwyd yr un eto." : `Gwnaed yr un diwethaf ${moment}.`),
    willBeInNext: (reports) =>
      reports === 0 ? "Nid oes dim yn aros amdano." : `Bydd ${welshCount(reports, NOUNS.report)} yn y nesaf.`,
    notPosted: (moment, failure) =>
      `Ni phostiwyd, gwnaed ${moment}: ${failure ?? NO_REASON}. Mae “digest retry” yn rhoi cynnig arall arni.`,
    notPostedAt: (place, moment, failure) =>
      `${place}: ni phostiwyd, gwnaed ${moment}: ${failure ?? NO_REASON}`,
    keptWhilePaused: "Cedwir yr hyn sy’n cyrraedd yn y cyfamser ar gyfer un crynodeb ar ôl “digest resume”.",
    ended: (digests) => `Daeth ${welshCount(digests, NOUNS.digest)} i ben yma.`,
    triedAgain: (messages) =>
      messages === 0
        ? "Ni roddwyd y gorau i ddim yma."
        : `Rhoddir cynnig arall ar ${welshCount(messages, NOUNS.message)} nawr.`,
    nothingArrived: "Nid oes dim wedi cyrraedd ers y crynodeb diwethaf.",
    onItsWay: "Mae ar ei ffordd.",
    stillReading: "Mae’r adroddiadau’n dal i gael eu darllen. Rhowch gynnig arall arni ymhen ychydig.",
    allKnown: (reports) =>
      `Mae pob adroddiad (${reports}) yn cyfrif fel un hysbys ar y cychwyn cyntaf, felly nid oes dim newydd.`,
    giveADate: "Rhowch ddyddiad i weld yr hyn a fyddai wedi’i bostio: “digest preview since:2021”.",
    nothingToPost: "Dim byd newydd: ni fyddai crynodeb yn cael ei bostio.",
    toldInDigest: "Sonnir amdano yng nghrynodeb y sianel hon.",
    toldByMessage: "Daw neges yn fuan ar ôl i adroddiad arno gyrraedd, un yr awr ar y mwyaf.",
    wouldHaveFired: (lastYear, everywhere) =>
      `Yn y deuddeg mis diwethaf byddai wedi sôn am ${welshCount(lastYear, NOUNS.report)}; mae ${everywhere} yn yr archif gyfan.`,
    followsNothing: "Dim byd eto. Mae “follow Forde report” yn dilyn pwnc; gellir dilyn pobl a chyrff hefyd.",
    followedSubject: (name, kind) => `${name} (${KINDS[kind]})`,
  },
  refusals: {
    configuredAlready:
      "Mae crynodeb y sianel hon wedi’i osod gan ffurfweddiad y sawl sy’n rhedeg y bot. Gofynnwch iddynt, neu rhowch hidlydd i’r un newydd.",
    configuredElsewhere:
      "Mae crynodeb y sianel hon wedi’i osod gan ffurfweddiad y sawl sy’n rhedeg y bot. Mae “digest pause” yn ei atal.",
    tooManyDigests: (number) =>
      `Mae gan y sianel hon ${welshCount(number, NOUNS.digest)} eisoes. Stopiwch hwy gyda “digest stop” yn gyntaf.`,
    nothingToPause: "Nid oes crynodeb ar waith yma i’w oedi.",
    nothingToResume: "Nid oes crynodeb wedi’i oedi yma.",
    nothingHere: "Nid oes crynodeb yma.",
    nothingRunning: "Nid oes crynodeb ar waith yma. Mae “digest here” yn trefnu un.",
    busy: "Mae’r crynodeb yn cael ei bostio ar hyn o bryd. Rhowch gynnig arall arni ymhen eiliad.",
    tooManyFollows: (most) =>
      `Mae ${welshCount(most, NOUNS.subject)} yn cael eu dilyn yma eisoes. Rhowch y gorau i ddilyn un yn gyntaf.`,
    nothingFollowed: "Nid oes dim yn cael ei ddilyn yma.",
    notFollowed: (subject, followed) =>
      `Nid yw ${subject} yn cael ei ddilyn yma. Dyma’r hyn a ddilynir: ${followed}.`,
    namesNothing: (text, kinds) => `Nid yw “${text}” yn enwi ${kinds.map((kind) => KINDS[kind]).join(", ")}.`,
    stillReading: "Mae’r adroddiadau’n dal i gael eu darllen. Rhowch gynnig arall arni ymhen ychydig.",
    noReport: (text) =>
      `Nid oes adroddiad “${text}” yn y ffolder. Rhowch ei deitl, enw ei ffeil neu ei ddynodwr.`,
    notCron: (expression) =>
      `Nid yw “${expression}” yn fynegiad cron. Ystyr “0 9 * * 5” yw bob dydd Gwener am 09:00.`,
    notARhythm: (text) =>
      `Ni all crynodeb ddod “${text}”. Rhowch gynnig ar “weekly friday 09:00”, “daily 18:00”, “monthly last”, “as-they-land”, neu fynegiad cron fel “0 9 * * 5”.`,
    noDayDaily: (day) =>
      `Nid oes angen diwrnod ar grynodeb dyddiol; rhoddwyd “${day}”. Rhowch gynnig ar “weekly ${day}”.`,
    notADayOfMonth: (day) =>
      `Nid yw “${day}” yn ddiwrnod sydd ym mhob mis. Rhowch 1 i 28, “last”, neu “first friday”.`,
    notAWeekday: (day) =>
      `Nid yw “${day}” yn ddiwrnod o’r wythnos. Rhowch ef yn Saesneg, er enghraifft “friday”.`,
    notATime: (text) => `Nid yw “${text}” yn amser o’r dydd. Rhowch gynnig ar 09:00 neu 6pm.`,
    notATimeZone: (text) => `Nid yw “${text}” yn gylchfa amser. Rhowch gynnig ar Europe/London.`,
  },
  why: {
    repeats: (title) => `Mae’n ailadrodd “${title}” air am air: sonnir am hwnnw, ond nid am hwn.`,
    listing: (reason) =>
      `Rhestr o adroddiadau yw hon, nid adroddiad, felly nid yw byth mewn crynodeb.${noted(reason)}`,
    notAReport: (reason) => `Ni chafodd ei ddarllen fel adroddiad.${noted(reason)}`,
    unreadable: (reason) => `Ni ellid ei ddarllen.${noted(reason)}`,
    notNotedYet: "Nid yw’r bot wedi sylwi arno eto: bydd yn gwneud hynny o fewn munud i’r ffeil gyrraedd.",
    thereAtFirst: (moment) =>
      `Roedd yno ar y cychwyn cyntaf (${moment}), felly mae’n cyfrif fel un hysbys ac ni fu erioed yn newyddion.`,
    firstSeen: (moment) => `Fe’i gwelwyd gyntaf ${moment}.`,
    noDigestHere: "Nid oes crynodeb yn y sianel hon, felly ni chafodd ei bostio.",
    changedSince: (change) => `Mae wedi newid ers hynny: ${change}`,
    olderThanBaseline: "Hŷn na’r man cychwyn: hysbys cyn bod crynodeb.",
    knownBefore: "Hysbys cyn i’r crynodeb hwn gael ei drefnu, felly nid yw’n newyddion yma.",
    paused: "Mae’r crynodeb wedi’i oedi: mae’n aros am “digest resume”.",
    stopped: (reason) => `Mae’r crynodeb wedi’i stopio: ${reason ?? NO_REASON}`,
    notYetDue: "Heb ddod eto: bydd yn y crynodeb nesaf.",
    notYetDueUntil: (moment) => `Heb ddod eto: bydd yn y crynodeb nesaf. Disgwylir y nesaf ${moment}.`,
    notFollowed: "Wedi’i adael allan: nid oes dim ynddo am bwnc a ddilynir yma.",
    onlyOn: (subjects) => `Wedi’i adael allan: dim ond am ${subjects} y mae’r crynodeb hwn.`,
    decidedOn: (moment) => `Penderfynwyd ${moment}.`,
    elsewhere: (moment) => `Wedi’i adael i grynodeb y sianel hon (${moment}).`,
    leftOut: "Wedi’i adael allan.",
    posted: (moment) => `Postiwyd ${moment}.`,
    notPosted: (failure) =>
      `Ni phostiwyd: ${failure ?? NO_REASON} Mae “digest retry” yn rhoi cynnig arall arni.`,
    stoppedBefore: "Ni phostiwyd: stopiwyd y crynodeb cyn iddo fynd allan.",
    onItsWay: (moment, failure) =>
      failure === null
        ? `Mewn crynodeb a wnaed ${moment} ac sydd ar ei ffordd.`
        : `Mewn crynodeb a wnaed ${moment} ac sydd ar ei ffordd (y cynnig diwethaf: ${failure}).`,
    inDigestOf: (moment) => `Yn y crynodeb a wnaed ${moment}.`,
  },
  news: {
    noneSince: (day) => `Nid oes adroddiad wedi cyrraedd ers ${day}.`,
    arrivedOnFollowed: (reports) =>
      `Cyrhaeddodd ${welshCount(reports, NOUNS.report)} am yr hyn a ddilynir yma.`,
    morePassages: (passages) =>
      `Mae ${welshCount(passages, NOUNS.passage)} arall amdano yn yr adroddiadau a gyrhaeddodd.`,
    summary({ added, older, changed, meetings }) {
      const parts = [
        added > 0 && `${welshCount(added, NOUNS.report)} newydd`,
        older > 0 && `${welshCount(older, NOUNS.report)} hŷn a ychwanegwyd at yr archif`,
        changed > 0 && `${welshCount(changed, NOUNS.report)} a newidiwyd`,
      ].filter((part) => part !== false);
      return `${parts.join(", ")}${meetings > 0 ? `, ar ${welshCount(meetings, NOUNS.meeting)}` : ""}.`;
    },
    onlyOneAccount: "Dim ond un adroddiad hyd yma",
    accounts(number, before) {
      const names = [...new Set(before.map((name) => name ?? "awdur dienw"))];
      const accounts = welshCount(number, NOUNS.report);
      if (names.length === 0) return accounts;
      const shown = names.slice(0, MOST_NAMES).join(", ");
      const others = names.length > MOST_NAMES ? " ac eraill" : "";
      return `${accounts}, yn eu plith rai cynharach gan ${shown}${others}`;
    },
    andMoreMeetings: (names, more) =>
      more > 0 ? `${names}; a ${welshCount(more, NOUNS.meeting)} arall` : names,
    moreReports: (reports) =>
      `${welshCount(reports, NOUNS.report)} arall: gweler yr edefyn, neu gofynnwch am unrhyw un wrth ei enw.`,
    moreLines: (lines) =>
      `${welshCount(lines, NOUNS.line)} arall: gofynnwch am y cyfarfod neu’r adroddiad i’w darllen.`,
    headings: (shown, more) => (more > 0 ? `${shown}; a ${more} arall.` : `${shown}.`),
    headingsLabel: "Penawdau",
    changed: (change) => `Newidiwyd: ${change}`,
    olderSince: (day) => `Hŷn, yn newydd i’r archif ar ${day}`,
    alsoPublished: "Cyhoeddwyd yma hefyd",
    isNew: "Newydd",
    followedHere: (subject) => `Yn cael ei ddilyn yma: ${subject}`,
    compared: (figure, difference, day) =>
      difference === null
        ? `${figure}; yr un fath â’r ffigur blaenorol (${day})`
        : `${figure}; ${difference.amount} yn ${difference.more ? "fwy" : "llai"} na’r ffigur blaenorol (${day})`,
    nothingYet: (meeting, author, wrote, of) =>
      `${meeting}: dim byd eto gan ${author}, a ysgrifennodd am ${wrote} o’r ${welshCount(of, NOUNS.meeting)} blaenorol.`,
    announced: (body, day) => `${body}, ${day}: cyhoeddwyd mewn adroddiad; nid oes adroddiad arno yma eto.`,
  },
  changes: {
    title: (before) => `ei deitl oedd “${before}”`,
    authorGone: "nid yw ei awdur yn cael ei enwi mwyach",
    authors: (names) => `dywedir bellach mai ${names} a’i hysgrifennodd`,
    meetings: (meetings) => `fe’i dyddir bellach: ${meetings}`,
    noDate: "dim dyddiad hysbys",
    link: "newidiodd ei ddolen",
    order: "mae ei baragraffau mewn trefn arall",
    reworded: (paragraphs) => `newidiwyd geiriad ${welshCount(paragraphs, NOUNS.paragraph)}`,
    added: (paragraphs) => `ychwanegwyd ${welshCount(paragraphs, NOUNS.paragraph)}`,
    removed: (paragraphs) => `tynnwyd ${welshCount(paragraphs, NOUNS.paragraph)}`,
    unknown: "newidiwyd ei destun",
  },
  failures: {
    doubtful:
      "Efallai ei fod wedi’i bostio, ond ni chaiff y bot ddarllen y sianel hon i weld. Edrychwch, a rhowch gynnig arall arni dim ond os nad yw yno.",
    noAnswer: "Nid atebodd y platfform mewn pryd.",
    claimRanOut: "Rhoddwyd y gorau i bostio: daeth yr amser i ben.",
    forbidden:
      "Ni chaiff y bot bostio yn y sianel hon mwyach. Rhowch yr hawl iddo, yna defnyddiwch “digest resume”.",
    gone: "Nid yw’r sianel yn bod mwyach.",
    parked: (reason) =>
      `Ni ellid postio crynodeb mewn sianel: ${reason} Mae “digest status” yno yn ei ddangos; mae “digest retry” yn rhoi cynnig arall arni.`,
    stopped: (channel, reason) => `Mae crynodebau wedi dod i ben ar gyfer sianel ${channel}. ${reason}`,
  },
};

/** A reason as it was noted, in English. */
function noted(reason: string | null): string {
  return reason === null ? "" : ` Y rheswm a nodwyd: “${reason}”`;
}

function welshRhythm(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case "cron":
      return `yn ôl y mynegiad cron ${rhythm.cron}`;
    case "daily":
      return `bob dydd am ${rhythm.at}`;
    case "weekdays":
      return `bob diwrnod gwaith am ${rhythm.at}`;
    case "weekly":
      return `bob dydd ${WELSH_WEEKDAYS[rhythm.weekday]} am ${rhythm.at}`;
    case "nth":
      return rhythm.nth === 1
        ? `ar ddydd ${WELSH_WEEKDAYS[rhythm.weekday]} cyntaf pob mis am ${rhythm.at}`
        : `ar ${ORDINALS[rhythm.nth - 1]} ${WELSH_WEEKDAYS[rhythm.weekday]} o bob mis am ${rhythm.at}`;
    case "last-weekday":
      return `ar ddydd ${WELSH_WEEKDAYS[rhythm.weekday]} olaf pob mis am ${rhythm.at}`;
    case "last-day":
      return `ar ddiwrnod olaf pob mis am ${rhythm.at}`;
    case "day":
      return `ar ddiwrnod ${rhythm.day} o bob mis am ${rhythm.at}`;
  }
}

function duration(minutes: number): string {
  return minutes % 60 === 0 ? welshCount(minutes / 60, NOUNS.hour) : welshCount(minutes, NOUNS.minute);
}
