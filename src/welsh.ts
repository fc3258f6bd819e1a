/** Welsh nouns after a number: always in the singular, with the change that the number brings to its first letter. */

export type WelshNoun = {
  readonly singular: string;
  /** As it stands after 2, and after 1 where it is feminine. */
  readonly soft?: string;
  /** As it stands after 3 (of a masculine noun) and 6. */
  readonly aspirate?: string;
  readonly feminine?: boolean;
};

/** "1 cyfarfod", "2 gyfarfod", "3 chyfarfod", "4 cyfarfod"; "1 bleidlais", "2 bleidlais", "3 pleidlais". */
export function welshCount(number: number, noun: WelshNoun): string {
  const { singular, soft = singular, aspirate = singular, feminine = false } = noun;
  const softened = number === 2 || (number === 1 && feminine);
  const aspirated = number === 6 || (number === 3 && !feminine);
  return `${number} ${softened ? soft : aspirated ? aspirate : singular}`;
}

export const NOUNS = {
  report: { singular: "adroddiad" },
  meeting: { singular: "cyfarfod", soft: "gyfarfod", aspirate: "chyfarfod" },
  entry: { singular: "cofnod", soft: "gofnod", aspirate: "chofnod" },
  reporter: { singular: "gohebydd", soft: "ohebydd" },
  vote: { singular: "pleidlais", soft: "bleidlais", aspirate: "phleidlais", feminine: true },
  figure: { singular: "ffigur" },
  line: { singular: "llinell", feminine: true },
  subject: { singular: "pwnc", soft: "bwnc", aspirate: "phwnc" },
  passage: { singular: "darn", soft: "ddarn" },
  paragraph: { singular: "paragraff", soft: "baragraff", aspirate: "pharagraff" },
  digest: { singular: "crynodeb", soft: "grynodeb", aspirate: "chrynodeb" },
  message: { singular: "neges", feminine: true },
  abstention: { singular: "ymataliad" },
  hour: { singular: "awr", feminine: true },
  minute: { singular: "munud", soft: "funud" },
  second: { singular: "eiliad" },
} as const satisfies Readonly<Record<string, WelshNoun>>;
