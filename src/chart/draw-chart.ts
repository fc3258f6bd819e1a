/** Charts as pictures with words for those who do not see them: for chat, and to keep. */
import { LRUCache } from "lru-cache";
import type { Language } from "../language.ts";
import type { Chart } from "../reply-chart.ts";
import { chartPng } from "./chart-png.ts";
import { figuresSvg } from "./figure-chart.ts";
import { PICTURE_THEME } from "./theme.ts";
import { yearsChartSvg } from "./years-chart.ts";

export type Picture = { readonly png: Uint8Array; readonly alt: string };

/** Pixels before they are doubled: a chat shows it narrower than a page, and its words are still to be read. */
const PICTURE_WIDTH = 680;

/** @returns null when there is too little to draw */
export async function drawChart(chart: Chart, language?: Language): Promise<Picture | null> {
  const look = {
    theme: PICTURE_THEME,
    width: PICTURE_WIDTH,
    ...(language === undefined ? {} : { language }),
  };
  const drawn = await (chart.kind === "figures" ? figuresSvg(chart, look) : yearsChartSvg(chart, look));
  return drawn === null ? null : { png: await chartPng(drawn.svg), alt: drawn.alt };
}

export type Pictures = { of(chart: Chart, language: Language): Promise<Picture | null> };

/** A picture takes a twentieth of a second and some 60 KB: those last asked for are kept. */
const KEPT = 24;

/** Draws each chart once, however many ask for it at the same time. */
export function createPictures(): Pictures {
  const drawn = new LRUCache<string, Promise<Picture | null>>({ max: KEPT });
  return {
    of(chart, language) {
      const key = JSON.stringify([language, chart]);
      const held = drawn.get(key);
      if (held !== undefined) return held;
      const drawing = drawChart(chart, language);
      drawn.set(key, drawing);
      drawing.catch(() => drawn.delete(key));
      return drawing;
    },
  };
}
