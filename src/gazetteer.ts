/** The people, bodies and topics a volunteer keeps in the corpus folder's YAML files: types only. */

/** A name that held only for a time; open ends are null. */
export type DatedName = { readonly name: string; readonly from: string | null; readonly to: string | null };

export type Role = {
  readonly role: string;
  readonly from: string | null;
  readonly to: string | null;
};

export type Person = {
  readonly name: string;
  readonly aliases: readonly DatedName[];
  readonly misspellings: readonly string[];
  /** Handles on social media, without the `@`. */
  readonly handles: readonly string[];
  readonly roles: readonly Role[];
};

export type Body = {
  /** Canonical name, used in every `Meeting.body`. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** What the body was called over time, where it was renamed. */
  readonly formerNames: readonly DatedName[];
  readonly parent: string | null;
};

export type Topic = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly abbreviations: readonly string[];
};

export type Gazetteer = {
  readonly people: readonly Person[];
  readonly bodies: readonly Body[];
  readonly topics: readonly Topic[];
};
