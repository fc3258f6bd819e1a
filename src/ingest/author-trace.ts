/** Where the name of an account stands, and how sure it is that its owner wrote the text. */
export type Account = { readonly name: string; readonly place: "posted" | "followed" | "host" | "file" };

/** A name in short as a text has it, and what it is short for together with the surname that its page is called after. */
export type Signature = { readonly written: string; readonly name: string };

/** What a text that names no author in full shows of one: what is kept of it to be compared with other reports. */
export type Trace = {
  readonly accounts: readonly Account[];
  /** Names in short that sign it, the surest first. */
  readonly signed: readonly Signature[];
};

export const NO_TRACE: Trace = { accounts: [], signed: [] };
