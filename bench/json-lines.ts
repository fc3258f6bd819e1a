/** Files of one JSON object a line. */
import { createReadStream } from "node:fs";

export type JsonLine = Readonly<Record<string, unknown>>;

/**
 * The objects of a file in order, read as a stream. Lines end with LF or CRLF and nothing else (`readline` would
 * also end them at U+2028, which may stand in a string); empty lines and a byte order mark are passed over.
 * Throws naming file and line where one is not an object.
 */
export async function* jsonLines(file: string): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (line.trim() === "") continue;
    yield parseLine(line, `${file}:${number}`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  let first = true;
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const text = first ? String(chunk).replace(/^\uFEFF/, "") : String(chunk);
    first = false;
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

function parseLine(line: string, place: string): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place} is not a line of JSON.`, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${place} is not a JSON object.`);
  }
  return value as JsonLine;
}

export type BenchPassage = { readonly id: string; readonly title: string; readonly text: string };

/** A passage or question of a line; a missing title or text is empty. Throws where there is no id. */
export function readBenchPassage({ id, title, text }: JsonLine): BenchPassage {
  if (typeof id !== "string" && typeof id !== "number") {
    throw new Error(`A line has no "id": ${JSON.stringify({ title, text }).slice(0, 80)}`);
  }
  return { id: String(id), title: textOf(title), text: textOf(text) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
