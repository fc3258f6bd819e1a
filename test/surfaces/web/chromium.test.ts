import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { createWebSurface, type WebSurface } from "../../../src/surfaces/web/web-surface.ts";
import { launchChromium } from "./chromium.ts";
import { ATTACK, hostileFiles } from "./hostile-files.ts";
import { pagesOver, readCorpus, starterCorpus, temporaryCorpus, webOptions } from "./reading-room.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Set to a folder, every page is kept there as a picture, to be looked at. */
const pictures = process.env.WEB_SCREENSHOTS;

let archive: Archive;
let browser: Browser;
let web: WebSurface;

beforeAll(async () => {
  archive = (await readCorpus(starterCorpus)).archive;
  web = createWebSurface({ ...webOptions(archive), port: 0 });
  await web.start();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await web.stop();
});

type Looks = {
  readonly name: string;
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  readonly javaScriptEnabled: boolean;
};
const LOOKS: readonly Looks[] = [
  { name: "wide-light", width: 1280, colorScheme: "light", javaScriptEnabled: true },
  { name: "narrow-dark", width: 320, colorScheme: "dark", javaScriptEnabled: true },
  { name: "wide-dark-no-script", width: 1280, colorScheme: "dark", javaScriptEnabled: false },
  { name: "narrow-light-no-script", width: 320, colorScheme: "light", javaScriptEnabled: false },
];

type Visitor = { readonly page: Page; readonly complaints: string[]; open(address: string): Promise<void> };

/** A page that keeps what the browser complained of and whatever it asked of other sites since it was opened. */
async function visitor(context: BrowserContext): Promise<Visitor> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().includes("404"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(web.url())) complaints.push(`asked ${request.url()}`);
  });
  return {
    page,
    complaints,
    async open(address) {
      complaints.length = 0;
      await page.goto(`${web.url()}${address}`, { waitUntil: "load" });
    },
  };
}

/** One page of the reading room, opened. */
async function visit(context: BrowserContext, address: string): Promise<Page> {
  const { page, open } = await visitor(context);
  await open(address);
  return page;
}

function contextFor({ width, colorScheme, javaScriptEnabled }: Looks): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    javaScriptEnabled,
    reducedMotion: "reduce",
  });
}

describe.each(LOOKS)("In Chromium, $name,", (looks) => {
  test("every page is shown whole, is open to everybody, asks nothing of others and draws no complaint", async () => {
    const context = await contextFor(looks);
    const { page, complaints, open } = await visitor(context);
    for (const [index, address] of pagesOver(archive).entries()) {
      await open(address);
      expect(complaints, address).toEqual([]);
      expect(await page.locator("h1").count(), address).toBe(1);
      if (looks.javaScriptEnabled) {
        const overflow = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(overflow, `${address} is wider than the window`).toBe(0);
      }
      if (looks.javaScriptEnabled) expect(await violations(page), address).toEqual([]);
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, `${looks.name}-${index}.png`), fullPage: true });
      }
    }
    await context.close();
  }, 120_000);
});

/** What axe-core finds wrong. It comes in through the debugger: the pages' own policy lets no other script in. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(" | ")}`,
  );
}

describe("Hostile text", () => {
  test("runs nowhere in a real browser", async () => {
    using corpus = await temporaryCorpus(hostileFiles);
    const hostile = createWebSurface({ ...webOptions(corpus.archive), port: 0 });
    await hostile.start();
    const context = await browser.newContext();
    const page = await context.newPage();
    const ran: string[] = [];
    page.on("dialog", (dialog) => {
      ran.push(`${page.url()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (/Content Security Policy|Refused/i.test(message.text()))
        ran.push(`${page.url()}: ${message.text()}`);
    });
    const encoded = encodeURIComponent(ATTACK);
    const [report] = corpus.archive.reports.filter(({ file }) => file === "hostile.md");
    const addresses = [
      ...pagesOver(corpus.archive),
      `/report/${report?.id}`,
      `/ask?q=${encoded}`,
      `/topic/${encoded}`,
      `/votes?subject=${encoded}&person=${encoded}`,
      `/figures?measure=membership&from=${encoded}`,
      `/${encoded}`,
    ];
    for (const address of addresses) {
      await page.goto(`${hostile.url()}${address}`);
      expect(await page.locator("main").count(), address).toBe(1);
      expect(
        await page.evaluate("document.querySelectorAll('main script, main img, main style').length"),
      ).toBe(0);
    }
    expect(ran).toEqual([]);
    await context.close();
    await hostile.stop();
  }, 60_000);
});

describe("With the keyboard", () => {
  test("the first stop leads past the navigation, and / to the question", async () => {
    const context = await contextFor({
      name: "",
      width: 1280,
      colorScheme: "light",
      javaScriptEnabled: true,
    });
    const page = await visit(context, "/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("q");
    await page.keyboard.type("What happened to the Forde report?");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ask\?q=/);
    expect(await page.locator(".evidence .card").count()).toBeGreaterThan(2);
    await context.close();
  }, 60_000);
});

describe("A citation", () => {
  test.each([true, false])(
    "opens its report at the marked passage (scripts: %s)",
    async (javaScriptEnabled) => {
      const context = await contextFor({ name: "", width: 1280, colorScheme: "light", javaScriptEnabled });
      const page = await visit(context, "/ask?q=what+happened+to+the+Forde+report");
      await page.locator(".evidence .card .source a").first().click();
      await page.waitForURL(/\/report\//);
      const cited = page.locator(".passage.cited");
      expect(await cited.count()).toBe(1);
      const box = await cited.boundingBox();
      expect(box !== null && box.y >= 0 && box.y < 800).toBe(true);
      await context.close();
    },
    60_000,
  );
});

describe("The password form", () => {
  test("opens the page that was asked for, in a real browser", async () => {
    const closed = createWebSurface({ ...webOptions(archive, { password: "roses" }), port: 0 });
    await closed.start();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${closed.url()}/votes?subject=OMOV`);
    await page.locator("#password").fill("wrong");
    await page.locator("button[type=submit]").click();
    expect(await page.locator("[role=alert]").textContent()).toContain("not the password");
    await page.locator("#password").fill("roses");
    await page.locator("button[type=submit]").click();
    await page.waitForURL(/\/votes\?subject=OMOV$/);
    expect(await page.locator("h1").textContent()).toContain("Votes");
    await context.close();
    await closed.stop();
  }, 60_000);
});

describe("The branch note", () => {
  test("prints without the page around it, and says where each line is from", async () => {
    const context = await browser.newContext();
    const page = await visit(context, "/brief?since=2025");
    await page.emulateMedia({ media: "print" });
    for (const selector of ["header.top", "footer.foot", "form"]) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    expect(await page.locator("main h2").count()).toBeGreaterThan(1);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await context.close();
  }, 60_000);
});
