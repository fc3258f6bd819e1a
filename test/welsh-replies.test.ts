/** Every command answered in Welsh: nothing of the bot's own is left in English. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import type { Archive } from "../src/archive/archive.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { Language } from "../src/language.ts";
import type { Reply } from "../src/reply.ts";
import type { Asker } from "../src/surface.ts";
import { gazetteer, inventedArchive, reports, TODAY } from "./answer/invented-archive.ts";
import { englishIn, notOwnIn, ownWords } from "./builders/english-words.ts";
import { type World, world } from "./digest/world.ts";

const admin: Asker = { surface: "discord", community: "g1", channel: "c1", user: "u1", admin: true };
const member: Asker = { ...admin, user: "u2", admin: false };
const direct: Asker = { ...member, community: null, channel: "dm2" };
const web: Asker = { surface: "web", community: null, channel: null, user: null, admin: false };

type Talk = { readonly it: World; readonly bot: Bot };

async function talk(archive: Archive): Promise<Talk> {
  const it = await world();
  await it.digests.onCorpus(archive);
  await it.digests.start([it.surface]);
  const bot = createBot({
    commands,
    services: {
      archive: () => archive,
      store: it.store,
      digests: it.digests,
      today: () => TODAY,
      now: () => it.now,
      timeZone: "Europe/London",
    },
    archive: () => archive,
    today: () => TODAY,
    clock: () => 0,
    observe: () => undefined,
  });
  return { it, bot };
}

/** In this order: what is set up is looked at, changed and ended. */
const LINES: readonly (readonly [line: string, asker?: Asker])[] = [
  ["what happened to the canals?"],
  ["how did the vote on the Lighthouse Fund go?"],
  ["how did the vote on seaweed go?"],
  ["how many members does the party have?"],
  ["when is the hearing of the canals inquiry?"],
  ["where was the canals inquiry held?"],
  ["why was the canals report published?"],
  ["who spoke for closing the community rowing unit?"],
  ["what was offered to the pilots' union?"],
  ["which reports cover the canals?"],
  ["which reports are by Mabel Thistlewood?"],
  ["is there anything on trombones?"],
  ["anything on the canals or trombones?"],
  ["what happened to the canals since 2032?"],
  ["what happened to the canals until 2031?"],
  ["what happened in 2001?"],
  ["what happened in March 2031?"],
  ["what was said about canals in July?"],
  ["what was said about the Lightouse Fund?"],
  ["what?"],
  ["/nec topic canals"],
  ["/nec topic canals from:2032"],
  ["/nec topic canals from:2001 to:2002"],
  ["/nec topic monorail"],
  ["/nec date 2031"],
  ["/nec date 2001"],
  ["/nec person Mabel Thistlewood"],
  ["/nec person Gwendolyn Harkaway"],
  ["/nec meeting 11 March 2031"],
  ["/nec meeting 12 March 1999"],
  ["/nec votes"],
  ["/nec votes seaweed"],
  ["/nec votes herring"],
  ["/nec figures membership"],
  ["/nec figures open cases"],
  ["/nec figures trombones"],
  ["/nec report"],
  ["/nec report NEC Meeting"],
  ["/nec report Grievance Board, 8 February 2033"],
  ["/nec report Zebra gazette"],
  ["/nec coverage"],
  ["/nec brief"],
  ["/nec brief since:2031"],
  ["/nec brief since:2040"],
  ["/nec brief since:herring"],
  ["/nec follow canals"],
  ["/nec follow canals"],
  ["/nec following"],
  ["/nec follow ??? kind:body"],
  ["/nec follow canals", member],
  ["/nec follow canals", web],
  ["/nec following", web],
  ["/nec follow canals", direct],
  ["/nec unfollow seaweed"],
  ["/nec unfollow canals"],
  ["/nec unfollow canals"],
  ["/nec following"],
  ["/nec digest"],
  ["/nec digest pause"],
  ["/nec digest resume"],
  ["/nec digest now"],
  ["/nec digest stop"],
  ["/nec digest here weekly friday 09:00"],
  ["/nec digest here monthly first monday topic:canals quiet:yes"],
  ["/nec digest here as-they-land person:Mabel Thistlewood wait:3"],
  ["/nec digest here 0 9 1 1 * body:NEC"],
  ["/nec digest here hourly"],
  ["/nec digest here daily friday"],
  ["/nec digest here weekly herringday"],
  ["/nec digest here weekly friday at:99:99"],
  ["/nec digest here weekly friday timezone:Mars/Olympus"],
  ["/nec digest here monthly 31"],
  ["/nec digest here 99 9 * * 5"],
  ["/nec digest here weekly friday body:herring"],
  ["/nec digest status"],
  ["/nec digest preview"],
  ["/nec digest preview since:2031"],
  ["/nec digest preview since:2040"],
  ["/nec digest now"],
  ["/nec digest retry"],
  ["/nec digest pause"],
  ["/nec why Grievance Board, 8 February 2033"],
  ["/nec why zebra"],
  ["/nec why zebra", web],
  ["/nec digest resume"],
  ["/nec digest stop"],
  ["/nec why Grievance Board, 8 February 2033"],
  ["/nec digest", web],
  ["/nec digest pause", member],
  ["/nec privacy"],
  ["/nec privacy delete me"],
  ["/nec privacy show me", web],
  ["/nec privacy show server", member],
  ["/nec privacy show server", direct],
  ["/nec settings"],
  ["/nec settings answers:public channel:C123"],
  ["/nec settings channel:C124 timezone:Europe/Paris"],
  ["/nec settings all-channels:yes answers:private"],
  ["/nec settings remove-channel:C124"],
  ["/nec settings timezone:Mars/Olympus"],
  ["/nec settings channel:!"],
  ["/nec settings", member],
  ["/nec settings", { ...direct, admin: true }],
  ["/nec privacy delete server"],
  ["/nec help"],
  ...commands.map(({ name }) => [`/nec help ${name}`] as const),
  ["/nec help trombone"],
  ["/nec topic"],
  ["/nec topic canals from:herring"],
  ["/nec topic canals page:0"],
  ["/nec digest here weekly quiet:perhaps"],
  ["/nec privacy herring"],
  ["/nec following trombones"],
];

let english: Talk;
let welsh: Talk;

beforeAll(async () => {
  english = await talk(await inventedArchive());
  welsh = await talk(await inventedArchive());
});

afterAll(async () => {
  await english.it[Symbol.asyncDispose]();
  await welsh.it[Symbol.asyncDispose]();
});

const NAMES = notOwnIn({ reports, gazetteer });

/** Questions that are typed as they stand, whatever the language of the answer. */
const EXAMPLES = [
  "what happened to the Forde report?",
  "Forde report",
  "Ann Black",
  "Organisation Committee",
];

/** The line's own words, as they come back in titles and in what was looked for. */
function typed(line: string): readonly string[] {
  const words = line.replace(/^\/nec\s+\S+\s*/, "");
  return [line, words, ...words.split(/[\s:?,']+/).filter((word) => word.length > 2)];
}

async function both(line: string, asker: Asker): Promise<readonly [english: Reply, welsh: Reply]> {
  const say = ({ bot }: Talk, language: Language) => bot.say(line, { ...asker, language });
  return [await say(english, "en"), await say(welsh, "cy")];
}

describe("In Welsh", () => {
  test.each(LINES.map(([line, asker = admin], index) => ({ line, asker, index })))(
    "“$line” ($index) is answered with the same, and with no English of the bot's own",
    async ({ line, asker, index }) => {
      // Everybody asks for themselves: no question follows up on another.
      const user = line.startsWith("/nec") ? asker.user : `asker ${index}`;
      const [en, cy] = await both(line, { ...asker, user });
      const places = (reply: Reply) => ownWords(reply).map(([place]) => place);
      expect(cy.verdict).toBe(en.verdict);
      expect(cy.items.flatMap(({ citation }) => citation ?? [])).toEqual(
        en.items.flatMap(({ citation }) => citation ?? []),
      );
      expect(places(cy)).toEqual(places(en));
      const known = [...NAMES, ...EXAMPLES, ...typed(line)];
      const left = ownWords(cy).map(([place, text]) => [place, text, englishIn(text, known)] as const);
      expect(left.filter(([, , words]) => words.length > 0)).toEqual([]);
      const englishTexts = new Map(ownWords(en));
      const same = ownWords(cy).filter(([place, text]) => text !== "" && englishTexts.get(place) === text);
      expect(same.filter(([, text]) => !isOnly(text, known))).toEqual([]);
    },
  );

  test("a question that follows up on a long one is asked again, by its button, in the reports' language", async () => {
    const talker: Asker = { ...member, user: "talker", language: "cy" };
    const long = `what happened to the Lighthouse Fund since 2030, ${"you know, ".repeat(43)}please?`;
    await welsh.bot.say(long, talker);
    const reply = await welsh.bot.say("and in March 2031, what was said about it?", talker);
    expect(reply.understood).toBe("Lighthouse Fund; Mawrth 2031");
    expect(reply.call?.values.question).toMatch(/^Lighthouse Fund; from 1 January 2030 ↳ /);
  });

  test("what is kept of a place is told under the names of the store's own fields", async () => {
    await both("/nec digest here weekly", admin);
    const [en, cy] = await both("/nec privacy show server", admin);
    expect(cy.title).toBe("Yr hyn a gedwir");
    expect(cy.items).toHaveLength(en.items.length);
  });

  test("a failure of the program is told without its English message", async () => {
    const broken = createBot({
      commands,
      services: {} as never,
      archive: () => ({ coverage: { reports: 0, from: null, to: null } }) as never,
      today: () => TODAY,
      clock: () => 0,
      observe: () => undefined,
    });
    const reply = await broken.ask("coverage", {}, { ...admin, language: "cy" });
    expect(reply.problem).toBe("internal");
    expect(ownWords(reply).flatMap(([, text]) => englishIn(text, []))).toEqual([]);
  });

  test("a refusal to those who ask too fast says when to ask again", async () => {
    const hasty = createBot({
      commands,
      services: {} as never,
      archive: () => ({ coverage: { reports: 0, from: null, to: null } }) as never,
      today: () => TODAY,
      clock: () => 0,
      observe: () => undefined,
      limits: { person: { burst: 1, perSecond: 0.1 }, community: { burst: 9, perSecond: 1 } },
    });
    await hasty.ask("help", {}, { ...member, language: "cy" });
    const reply = await hasty.ask("help", {}, { ...member, language: "cy" });
    expect(reply.problem).toBe("limited");
    expect(reply.items[0]?.text).toBe(
      "Rydych wedi gofyn llawer mewn amser byr. Gofynnwch eto ymhen 10 eiliad.",
    );
  });
});

/** Nothing but what is known, numbers and marks. */
function isOnly(text: string, known: readonly string[]): boolean {
  let rest = text;
  for (const name of [...known].sort((a, b) => b.length - a.length)) {
    if (name !== "") rest = rest.replaceAll(new RegExp(escaped(name), "giu"), " ");
  }
  return !/\p{L}{2}/u.test(rest);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
