/** Whom the sentences of a passage mean, and whose words they tell. */
import type { Archive } from "../archive/archive.ts";
import type { Passage, Report } from "../report.ts";
import { lastNamed, type Meant, type Naming, namingIn, peopleMeant } from "./people-meant.ts";
import type { ReadingSentence } from "./reading-sentence.ts";
import { NO_SPEAKERS, type Speakers, speakersOf } from "./speakers.ts";
import { KeptTold, ToldInTurn } from "./told-in-turn.ts";

/** Worked out sentence by sentence, when it is first asked for. */
export class PassagePeople {
  readonly #archive: Archive;
  readonly #report: Report;
  readonly #passage: Passage;
  readonly #sentences: readonly ReadingSentence[];
  #meant: ToldInTurn<Meant> | null = null;
  #speakers: ToldInTurn<Speakers> | null = null;
  readonly #named: NamedSentence[] = [];
  #last: readonly string[] | null = null;

  constructor(archive: Archive, report: Report, passage: Passage, sentences: readonly ReadingSentence[]) {
    this.#archive = archive;
    this.#report = report;
    this.#passage = passage;
    this.#sentences = sentences;
  }

  /** Whom the sentence at an index is about without naming them in full. */
  meant(at: number): Meant {
    this.#meant ??= new ToldInTurn(
      keptOf(this.#archive).meant,
      this.#passage.id,
      this.#sentences.length,
      () => peopleMeant(this.#archive, this.#passage, this.#namings(), this.#namedBefore),
    );
    return this.#meant.at(at) ?? NOBODY;
  }

  /** Whose words the sentence at an index tells. */
  speakers(at: number): Speakers {
    this.#speakers ??= new ToldInTurn(
      keptOf(this.#archive).speakers,
      this.#passage.id,
      this.#sentences.length,
      () => speakersOf(this.#archive, this.#report, this.#passage, this.#namings(), this.#namedBefore),
    );
    return this.#speakers.at(at) ?? NO_SPEAKERS;
  }

  /** The sentences with the people in them: both whom they mean and who speaks in them are read from these. */
  *#namings(): Generator<NamedSentence> {
    for (const [at, { text, paragraph, tokens }] of this.#sentences.entries()) {
      this.#named[at] ??= { ...namingIn(this.#archive, this.#report, text, tokens), paragraph };
      yield this.#named[at];
    }
  }

  readonly #namedBefore = (): readonly string[] => {
    this.#last ??= lastNamed(this.#archive, this.#report, this.#passage);
    return this.#last;
  };
}

type NamedSentence = Naming & { readonly paragraph: number };

const NOBODY: Meant = new Set();

type Kept = { readonly meant: KeptTold<Meant>; readonly speakers: KeptTold<Speakers> };

const kept = new WeakMap<Archive, Kept>();

function keptOf(archive: Archive): Kept {
  const known = kept.get(archive);
  if (known !== undefined) return known;
  const made = {
    meant: new KeptTold<Meant>((meant) => JSON.stringify([...meant])),
    speakers: new KeptTold<Speakers>(({ speak, act, goOn }) =>
      JSON.stringify([[...speak], [...act], [...goOn]]),
    ),
  };
  kept.set(archive, made);
  return made;
}
