import type { Problem } from "../report.ts";

/** A problem with the file it is about, as a path inside the corpus folder. */
export type FileProblem = Problem & { readonly file: string };
