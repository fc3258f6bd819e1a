/** What answers say, in Welsh. */

import type { KnownMeasure, KnownUnit } from "../archive/ledger-measures.ts";
import { dateWordings } from "../date-wording.ts";
import { formatNumber } from "../format-number.ts";
import type { Vote } from "../report.ts";
import { NOUNS, welshCount } from "../welsh.ts";
import type { AnswerWording } from "./answer-wording.ts";

const { date, span, moment, undated } = dateWordings.in("cy");

const OUTCOMES: Readonly<Record<Vote["outcome"], string>> = {
  carried: "Derbyniwyd",
  lost: "Gwrthodwyd",
  tied: "Cyfartal",
  elected: "Etholwyd",
  unanimous: "Unfrydol",
  unknown: "Pleidlais",
};

/** What a number counts, as it stands after the number. */
const UNITS: Readonly<Record<Exclude<KnownUnit, "%" | "£">, string>> = {
  members: "o aelodau",
  people: "o bobl",
  cases: "o achosion",
  delegates: "o gynrychiolwyr",
  votes: "o bleidleisiau",
  candidates: "o ymgeiswyr",
  seats: "o seddi",
  councillors: "o gynghorwyr",
  MPs: "o ASau",
  submissions: "o gyflwyniadau",
  motions: "o gynigion",
  parties: "o bleidiau lleol",
};

const MEASURES: Readonly<Record<KnownMeasure, string>> = {
  "membership arrears": "ôl-ddyledion aelodaeth",
  "members joined": "aelodau a ymunodd",
  "members lost": "aelodau a gollwyd",
  "paid-up membership": "aelodau sydd wedi talu",
  "youth membership": "aelodaeth ifanc",
  membership: "aelodaeth",
  turnout: "canran a bleidleisiodd",
  suspensions: "ataliadau",
  expulsions: "diarddeliadau",
  "complaints and cases": "cwynion ac achosion",
  delegates: "cynrychiolwyr",
  attendance: "presenoldeb",
  "votes cast": "pleidleisiau a fwriwyd",
  "eligible voters": "pleidleiswyr cymwys",
  staff: "staff",
  candidates: "ymgeiswyr",
  seats: "seddi",
  councillors: "cynghorwyr",
  MPs: "ASau",
  submissions: "cyflwyniadau",
  motions: "cynigion",
  "branches and CLPs": "canghennau a phleidiau etholaeth",
  money: "arian",
  percentages: "canrannau",
};

/** Sizes of a majority, by what English reports call them. */
const MAJORITIES: ReadonlyMap<string, string> = new Map([
  ["narrow", "fwyafrif bychan"],
  ["small", "fwyafrif bach"],
  ["slim", "fwyafrif main"],
  ["bare", "fwyafrif prin"],
  ["large", "fwyafrif mawr"],
  ["big", "fwyafrif mawr"],
  ["clear", "fwyafrif clir"],
  ["comfortable", "fwyafrif cyfforddus"],
  ["substantial", "fwyafrif sylweddol"],
  ["overwhelming", "fwyafrif llethol"],
  ["huge", "fwyafrif enfawr"],
  ["two-thirds", "fwyafrif o ddwy ran o dair"],
  ["two thirds", "fwyafrif o ddwy ran o dair"],
]);

export const welsh: AnswerWording = {
  date,
  span,
  moment,
  undated,
  language: "cy",
  reporterNotNamed: "gohebydd heb ei enwi",
  vote(vote) {
    const outcome = OUTCOMES[vote.outcome];
    const abstained = vote.abstained === null ? "" : `, ${welshCount(vote.abstained, NOUNS.abstention)}`;
    const unit = vote.percent ? "%" : "";
    if (vote.for !== null && vote.against !== null)
      return `${outcome} ${vote.for}${unit}–${vote.against}${unit}${abstained}`;
    if (vote.against !== null) return `${outcome}, ${vote.against} yn erbyn${abstained}`;
    return vote.abstained === null ? `${outcome}; ni roddwyd ffigurau` : `${outcome}${abstained}`;
  },
  figure({ value, unit, qualifier, measure, asOf }) {
    const number = formatNumber(value);
    // What is counted in the report's own words stays as it is.
    const amount =
      unit === "£"
        ? `£${number}`
        : unit === "%"
          ? `${number}%`
          : `${number} ${unit === null ? measure : known(UNITS, unit)}`;
    const named =
      unit === null || unit === measure || measure === "membership" || measure === "money"
        ? amount
        : `${amount} (${known(MEASURES, measure)})`;
    const hedge = qualifier === null ? "" : `, “${qualifier}”`;
    return `${named}${hedge}${asOf === null ? "" : `, ${date(asOf)}`}`;
  },
  fromDate: (day) => `o ${day} ymlaen`,
  upToDate: (day) => `hyd at ${day}`,
  within(from, to) {
    if (from !== undefined && to !== undefined) return from === to ? `“${from}”` : `“${from}” hyd “${to}”`;
    if (from !== undefined) return `ers “${from}”`;
    return to === undefined ? "" : `hyd at “${to}”`;
  },
  asTyped: (period) => (period.includes("“") ? period : `“${period}”`),
  readAs: (typed, read) => `darllenwyd “${typed}” fel “${read}”`,
  buttons: {
    more: (remaining) => `${remaining} arall`,
    inContext: "Yn ei gyd-destun",
    allAccounts: "Pob adroddiad o’r cyfarfod hwn",
    follow: "Dilyn y pwnc hwn",
    nearest: "Y darn agosaf",
    anyTime: "Unrhyw bryd",
    previousPage: "Y dudalen flaenorol",
    read: (title) => `Darllen ${title}`,
  },
  titles: {
    votes: "Pleidleisiau",
    votesOn: (subject) => `Pleidleisiau: ${subject}`,
    figures: (measure) => `Ffigurau: ${measure}`,
    nothingToBrief: "Dim byd newydd i’w adrodd",
    brief: (meeting) => `Nodyn: ${meeting}`,
    briefSpan: (first, last) => `Nodyn: o ${first} hyd ${last}`,
    coverage: "Cyfarfodydd a gohebwyr",
    reports: "Adroddiadau sydd gennym",
    reportsLike: (words) => `Adroddiadau tebyg i “${words}”`,
  },
  summaries: {
    entries: (number) => `${welshCount(number, NOUNS.entry)}, yr hynaf yn gyntaf.`,
    inOtherWords: "Hyn efallai, mewn geiriau gwahanol i'ch rhai chi.",
    entriesNewestFirst: (number) => `${welshCount(number, NOUNS.entry)}, y diweddaraf yn gyntaf.`,
    votes: (number) => `${welshCount(number, NOUNS.vote)}, yr hynaf yn gyntaf.`,
    figures: (number) => `${welshCount(number, NOUNS.figure)}, yr hynaf yn gyntaf.`,
    reports: (number) => `${welshCount(number, NOUNS.report)}.`,
    reportsInOrder: (number) => `${welshCount(number, NOUNS.report)}, y cyfarfod hynaf yn gyntaf.`,
    accounts: (reporters) => `${welshCount(reporters.length, NOUNS.report)}: ${reporters.join("; ")}.`,
    meetings: (meetings, reporters) =>
      `${welshCount(meetings, NOUNS.meeting)}, ${welshCount(reporters, NOUNS.reporter)}.`,
    brief: (meetings) => `${welshCount(meetings, NOUNS.meeting)}, gyda dyfyniadau a ffynonellau.`,
    coverage: (meetings, reports, without) =>
      `${welshCount(meetings, NOUNS.meeting)} mewn ${welshCount(reports, NOUNS.report)}; mae ${welshCount(without, NOUNS.report)} heb ddyddiad.`,
    person: (name, naming, own) =>
      `Enwir ${name} mewn ${welshCount(naming, NOUNS.report)}; mae ${welshCount(own, NOUNS.report)} gan ${name}.`,
    report: (about, digest) => (digest ? `${about}. Crynodeb, nid geiriau’r gohebydd ei hun.` : `${about}.`),
  },
  notes: {
    reportsBy: (name) => `Adroddiadau gan ${name}:`,
    toldBy(heading, names, onlyOne) {
      if (heading === null) return onlyOne ? `Dim ond gan ${names[0]}:` : `Gan ${names.join("; ")}:`;
      return onlyOne ? `${heading} – dim ond gan ${names[0]}:` : `${heading} – gan ${names.join("; ")}:`;
    },
    onlyBy: (heading, name) => `${heading} (dim ond ${name})`,
    withoutDate: "Heb ddyddiad eu cyfarfod:",
    fromUndated: "O adroddiadau nad ydynt yn rhoi dyddiad eu cyfarfod:",
    near: "Beth arall sy’n agos ato:",
    gap: (body, from, to) => `Dim adroddiad ar gyfarfod o’r ${body} rhwng ${from} a ${to}.`,
    lastHeard(where, later, to) {
      if (later === 0 || to === null)
        return `Clywyd amdano ddiwethaf: ${where}; nid oes adroddiad diweddarach gennym.`;
      const reports =
        later === 1 ? "yr un adroddiad diweddarach" : `y ${welshCount(later, NOUNS.report)} diweddarach`;
      return `Clywyd amdano ddiwethaf: ${where}; dim byd yn ${reports} sydd gennym (hyd ${to}).`;
    },
  },
  silence: {
    searched(reports, latest) {
      const upTo = latest === null ? "" : `, y diweddaraf am gyfarfod ${latest}`;
      return `Nid yw’r adroddiadau’n dweud. Chwiliwyd ${welshCount(reports, NOUNS.report)}${upTo}.`;
    },
    nearest({ meeting, heading, reporter, outside }) {
      const time = outside ? "y tu allan i’r amser y gofynnwyd amdano, " : "";
      const under = heading === null ? "" : `, o dan “${heading}”`;
      return `Y peth agosaf sydd gennym, nad yw’n ateb y cwestiwn: ${time}${meeting}${under}${reporter === null ? "" : ` (${reporter})`}.`;
    },
    leftOpen: (question) => `Nid yw’r adroddiadau’n dweud: “${question}”.`,
    notByThem: (name, reports) =>
      `Adroddiadau gan ${name} sydd gennym: ${reports}. Nid oes yr un ohonynt yn dweud hyn.`,
    nothingTogether: (terms) =>
      `Nid oes dim yn yr adroddiadau sy’n dod â’r hyn a ofynnwyd ynghyd â: ${terms}.`,
    noMeetingIn: (period) => `Nid oes adroddiad yma ar gyfarfod yn yr amser y gofynnwyd amdano (${period}).`,
    noMeeting: "Nid oes adroddiad yma ar gyfarfod yn yr amser hwnnw.",
    noSuchMeeting: "Nid oes adroddiad yma ar y cyfarfod hwnnw.",
    noAccount: "Nid oes adroddiad yma ar gyfarfod yn yr amser hwnnw.",
    noSuchVote: "Nid yw’r adroddiadau sydd gennym yn sôn am bleidlais o’r fath.",
    noSuchFigure: "Nid yw’r adroddiadau sydd gennym yn rhoi ffigur o’r fath.",
    noSuchReport: "Nid oes adroddiad o’r enw hwnnw yma.",
    nameASubject: "Enwch yr hyn yr hoffech wybod amdano: pwnc, person, corff neu ddyddiad.",
  },
  missing: {
    vote: "Mae’r adroddiadau’n sôn am hyn, ond nid am bleidlais arno.",
    count: "Mae’r adroddiadau’n sôn am hyn, ond heb roi ffigur o’r fath.",
    who: "Mae’r adroddiadau’n sôn am hyn, ond heb enwi neb.",
    why: "Mae’r adroddiadau’n sôn am hyn, ond heb roi rheswm drosto.",
    when: "Mae’r adroddiadau’n sôn am hyn, ond heb roi dyddiad iddo.",
    where: "Mae’r adroddiadau’n sôn am hyn, ond heb enwi lle.",
    stance: (name) => `Mae’r adroddiadau’n sôn am hyn, ond nid ydynt yn dweud beth oedd safbwynt ${name}.`,
    withheld: "Dywed yr adroddiadau na roddwyd hyn, neu na ellir ei ddatgelu.",
    mayNotBeTold: "Dywed yr adroddiad na ellir datgelu hyn.",
    noFigures: "Sonnir am bleidlais, ond ni roddir ffigurau.",
    endedWithoutFigures(outcome, majority) {
      const ended = outcome === "unknown" ? "Pleidleisiwyd" : OUTCOMES[outcome];
      const size = majority === null ? undefined : MAJORITIES.get(majority);
      return size === undefined ? `${ended}; ni roddir ffigurau.` : `${ended} o ${size}; ni roddir ffigurau.`;
    },
    yearTaken: (year, others) =>
      `Nid yw’r cwestiwn yn enwi blwyddyn: o ${year} y daw hyn; mae rhywbeth o ${others} hefyd.`,
  },
  conflicts: {
    vote: (meeting) => `Y bleidlais yng nghyfarfod ${meeting}`,
    figure: (measure, meeting) =>
      measure === undefined
        ? `Ffigur yng nghyfarfod ${meeting}`
        : `${known(MEASURES, measure)} yng nghyfarfod ${meeting}`,
    decision: (meeting) => `Y penderfyniad yng nghyfarfod ${meeting}`,
    date: (meeting) => `Dyddiad yng nghyfarfod ${meeting}`,
    meetingDay: "Diwrnod y cyfarfod",
    decisions: {
      carried: "derbyniwyd",
      lost: "gwrthodwyd",
      "put off": "gohiriwyd",
      "not put to a vote": "ni phleidleisiwyd arno",
      withdrawn: "tynnwyd yn ôl",
    },
  },
};

/** In Welsh where it is one of those that are known; as it stands where it is in the report's own words. */
function known(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}
