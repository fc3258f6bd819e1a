/** Columns of plain text. */

/** A header, a rule and rows, each column as wide as its longest cell and no wider than `widest`. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widest = 48,
): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => shorten(cell, widest)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [lines[0] ?? "", rule, ...lines.slice(1)].join("\n");
}

function shorten(text: string, widest: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}
