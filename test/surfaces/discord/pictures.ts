/** `npm run pictures:discord`: pictures of real answers for the README, as Discord shows them. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { launchChromium } from "../web/chromium.ts";
import { discordHarness } from "./harness.ts";
import { type Picture, picturePage } from "./picture-page.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../docs/pictures");

const harness = await discordHarness();
const command = async (line: string): Promise<Picture> => ({
  asked: `you used /nec ${line}`,
  ...(await harness.command(line)),
});
const pictures: Readonly<Record<string, Picture>> = {
  "discord-topic": await command("topic Forde report"),
  "discord-votes": await command("ask how did the vote on OMOV for the BAME committee go?"),
  "discord-figures": await command("figures membership"),
  "discord-silent": await command("ask what did the reports say about the Eurovision Song Contest?"),
};
await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 760, height: 100 }, deviceScaleFactor: 2 });
for (const [name, picture] of Object.entries(pictures)) {
  await page.setContent(picturePage(picture));
  await writeFile(path.join(FOLDER, `${name}.png`), await page.screenshot({ fullPage: true }));
}
await browser.close();
await harness.close();
process.exit();
