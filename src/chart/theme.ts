/** Colours and type of charts: on a page they follow its style sheet, in a picture they are fixed. */

export type ChartTheme = {
  readonly ink: string;
  readonly muted: string;
  /** Behind everything; null leaves it to the page. */
  readonly paper: string | null;
  /** One for each series; told apart by people with any kind of colour blindness, and by shape as well. */
  readonly series: readonly string[];
  readonly font: string;
  /** Pixels that a character of 13 pixels takes at most, on average. */
  readonly characterWidth: number;
};

/** For SVG inside a page whose style sheet defines these properties, light and dark. */
export const PAGE_THEME: ChartTheme = {
  ink: "currentColor",
  muted: "var(--muted)",
  paper: null,
  series: [1, 2, 3, 4, 5, 6, 7].map((number) => `var(--chart-${number})`),
  font: "system-ui, sans-serif",
  characterWidth: 7.7,
};

/** For PNG: the family is the one that `chartPng` brings along. */
export const PICTURE_THEME: ChartTheme = {
  ink: "#1d1f23",
  muted: "#5a5e66",
  paper: "#ffffff",
  series: ["#0063a6", "#b14a00", "#00785a", "#96407a", "#6b5b00", "#4b4f9e", "#555a62"],
  font: "Source Sans 3",
  characterWidth: 6.4,
};
