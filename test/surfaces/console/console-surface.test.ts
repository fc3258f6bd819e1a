import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { type Bot, createBot } from "../../../src/bot.ts";
import { defineCommand } from "../../../src/command.ts";
import { noteReply, type Reply } from "../../../src/reply.ts";
import { createConsoleSurface } from "../../../src/surfaces/console/console-surface.ts";
import { inventedArchive, TODAY } from "../../answer/invented-archive.ts";

const archive = await inventedArchive();
const { coverage } = archive;

/** Pages of one line each, the first of them slow. */
const pages = defineCommand({
  name: "pages",
  description: "Three pages",
  welsh: "Tair tudalen",
  options: [{ name: "page", description: "which", welsh: "pa un", type: "integer" }],
  async run({ page = 1 }): Promise<Reply> {
    if (page === 1) await new Promise((resolve) => setImmediate(resolve));
    const next = { command: "pages", values: { page: String(page + 1) } };
    return {
      ...noteReply(`Page ${page}`, [], coverage),
      remaining: 3 - page,
      actions: page < 3 ? [{ kind: "more", label: "more", call: next }] : [],
    };
  },
});
const echo = defineCommand({
  name: "person",
  description: "Says who",
  welsh: "Dweud pwy",
  options: [
    { name: "person", description: "who", welsh: "pwy", type: "person", positional: true, required: true },
  ],
  run: async ({ person }) => noteReply(`Person ${person}`, [], coverage),
});

const bot: Bot = createBot({
  commands: [pages, echo],
  services: {},
  archive: () => archive,
  today: () => TODAY,
  clock: () => 0,
  observe: () => undefined,
});

/** A console with `input` written to it; what it prints, and how it ended. */
async function consoleWith({ terminal = false } = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let printed = "";
  output.on("data", (chunk) => {
    printed += chunk;
  });
  const ended = Promise.withResolvers<string>();
  let hasEnded = false;
  const surface = createConsoleSurface({
    bot,
    input,
    output,
    terminal,
    colour: false,
    readingRoom: () => null,
    onEnd: (reason) => {
      hasEnded = true;
      ended.resolve(reason);
    },
  });
  await surface.start();
  return {
    input,
    surface,
    ended: ended.promise,
    hasEnded: () => hasEnded,
    printed: () => printed,
    until: (text: string) => expect.poll(() => printed).toContain(text),
  };
}

/** Titles of the answers, in the order in which they were printed. */
const titles = (printed: string) => printed.match(/^(?:Page \d|Person .*|That .*)$/gm) ?? [];

describe("Piped input", () => {
  test("is answered in order, one answer after the other, and then the console has ended", async () => {
    const it = await consoleWith();
    it.input.end("/nec pages\nperson Mabel Thistlewood\n\n/nec pages page:3\n");
    expect(await it.ended).toBe("end-of-input");
    expect(titles(it.printed())).toEqual(["Page 1", "Person Mabel Thistlewood", "Page 3"]);
  });

  test("reads on with “more”, to the last page", async () => {
    const it = await consoleWith();
    it.input.end("/nec pages\nmore\nMORE\n");
    await it.ended;
    expect(titles(it.printed())).toEqual(["Page 1", "Page 2", "Page 3"]);
    expect(it.printed()).toContain('2 more. Type "more" for them.');
  });

  test("without a last line break is answered all the same", async () => {
    const it = await consoleWith();
    it.input.end("person Piers");
    await it.ended;
    expect(titles(it.printed())).toEqual(["Person Piers"]);
  });

  test("that cannot be read is told so, and the next line is answered", async () => {
    const it = await consoleWith();
    it.input.end("/nec pages page:many\nperson Oona\n");
    await it.ended;
    expect(titles(it.printed())).toEqual(["That could not be read", "Person Oona"]);
  });

  test("that holds no line at all ends nothing: a service may run without input", async () => {
    const it = await consoleWith();
    it.input.end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(it.hasEnded()).toBe(false);
    expect(it.printed()).toBe("");
    await it.surface.stop();
  });

  test("is answered to the end of what was read when the program stops", async () => {
    const it = await consoleWith();
    it.input.write("/nec pages\n");
    await new Promise((resolve) => setImmediate(resolve));
    await it.surface.stop();
    expect(titles(it.printed())).toEqual(["Page 1"]);
    expect(it.hasEnded()).toBe(false);
  });
});

describe("At a terminal", () => {
  test.each(["exit", "quit", "EXIT"])("%s leaves", async (word) => {
    const it = await consoleWith({ terminal: true });
    it.input.write(`${word}\r`);
    expect(await it.ended).toBe("left");
  });

  test("commands are completed", async () => {
    const it = await consoleWith({ terminal: true });
    it.input.write("/nec pa\t");
    await it.until("/nec pages ");
    it.input.write("\r");
    await it.until("Page 1");
    await it.surface.stop();
  });

  test("values are completed from what the reports hold", async () => {
    const it = await consoleWith({ terminal: true });
    it.input.write("person Mabel Th\t");
    it.input.write("\r");
    await it.until("\nPerson Mabel Thistlewood");
    it.input.write("/nec person person:Piers Q\t");
    it.input.write("\r");
    await it.until("\nPerson Piers Quillfeather");
    await it.surface.stop();
  });

  test("an empty line brings the prompt again and no answer", async () => {
    const it = await consoleWith({ terminal: true });
    it.input.write("\r");
    await expect.poll(() => it.printed().match(/nec> /g)?.length ?? 0).toBeGreaterThan(1);
    expect(titles(it.printed())).toEqual([]);
    await it.surface.stop();
  });
});
