/** The languages of the bot's own words. Reports are never translated. */

export type Language = "en" | "cy";

/** The same sentence in every language, for places that do not know who will read it. */
export type Phrase = Readonly<Record<Language, string>>;

/** One part of the program's words in every language; each part has its own type, so that nothing is left out. */
export type Wordings<Words> = {
  /** The words in a language; in English where none has been chosen. */
  in(language: Language | undefined): Words;
  /** What is said with the words, in every language at once. */
  phrase(say: (words: Words, language: Language) => string): Phrase;
};

export function wordings<Words>(all: Readonly<Record<Language, Words>>): Wordings<Words> {
  return {
    in: (language = "en") => all[language],
    phrase: (say) => ({ en: say(all.en, "en"), cy: say(all.cy, "cy") }),
  };
}
