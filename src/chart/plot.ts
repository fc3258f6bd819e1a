/** The only importer of the plotting library and of the document it draws into. */
import type { PlotOptions } from "@observablehq/plot";
import type { ChartTheme } from "./theme.ts";

type Plot = typeof import("@observablehq/plot");

/**
 * Draws with the library and gives the SVG as markup without style elements or attributes, which a strict
 * content security policy would refuse. The library loads at the first chart: a start without charts is not slower.
 */
export async function drawPlot(
  options: (plot: Plot) => PlotOptions,
  theme: ChartTheme,
  description: string,
): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  // The library may wrap its SVG in a figure: what counts is the SVG, wherever it lands.
  document.body.append(plot.plot({ ...options(plot), document, className: "plot" }));
  const svg = document.querySelector("svg");
  if (svg === null) throw new Error("The plotting library drew no SVG.");
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    element.removeAttribute("style");
    // Names that the library gives its groups mean nothing inside a picture with a description of its own.
    element.removeAttribute("aria-label");
    element.removeAttribute("aria-description");
  }
  const links = svg.querySelectorAll("a");
  for (const link of links) {
    // The same links stand in the table: a chart of a hundred points is not a hundred stops of the keyboard.
    link.setAttribute("tabindex", "-1");
    link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
  }
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("role", links.length === 0 ? "img" : "group");
  svg.setAttribute("aria-label", description);
  svg.setAttribute("font-family", theme.font);
  svg.setAttribute("font-size", "12");
  svg.setAttribute("fill", theme.ink);
  if (theme.paper !== null) {
    const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of [
      ["width", "100%"],
      ["height", "100%"],
      ["fill", theme.paper],
    ] as const) {
      paper.setAttribute(name, value);
    }
    svg.insertBefore(paper, svg.firstChild);
  }
  return svg.toString().replaceAll("currentColor", theme.ink);
}
