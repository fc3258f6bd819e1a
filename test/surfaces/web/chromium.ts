/** A real Chromium that comes through npm and needs no system package. */
import chromiumPackage from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** @throws when Chromium cannot be unpacked or started */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    args: chromiumPackage.args.filter((argument) => argument !== "--single-process"),
    executablePath: await chromiumPackage.executablePath(),
    headless: true,
  });
}
