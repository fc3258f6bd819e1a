/** A chart as a picture for places that show no SVG, with a font that comes along. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Draws SVG made with `PICTURE_THEME` as PNG, at twice its size so that text is sharp on phones. The library
 * and the font are read at the first picture, and drawing keeps no other work waiting; nothing of the machine's own
 * fonts is used.
 */
export async function chartPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const drawing = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: 2 },
    background: "#ffffff",
    font: {
      loadSystemFonts: false,
      fontFiles: [
        require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
        require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
      ],
      defaultFontFamily: "Source Sans 3",
    },
  });
  return drawing.asPng();
}
