/** The style sheet and the script, read once; their addresses hold their hash, so that browsers may keep them for good. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

type StaticFile = {
  readonly address: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type StaticFiles = { readonly style: StaticFile; readonly script: StaticFile };

/** @throws when the program's own files are missing. */
export function readStaticFiles(): StaticFiles {
  return {
    style: readStatic("nec.css", "text/css; charset=utf-8"),
    script: readStatic("nec.js", "text/javascript; charset=utf-8"),
  };
}

function readStatic(name: string, type: string): StaticFile {
  const bytes = new Uint8Array(readFileSync(path.join(import.meta.dirname, "static", name)));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { address: `/static/${name.replace(".", `-${hash}.`)}`, type, bytes };
}
