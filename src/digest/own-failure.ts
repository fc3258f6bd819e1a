/** Failures to post that the bot finds itself: told in the language of the community, unlike what a platform says. */
import { PostError, type PostFailure } from "../surface.ts";
import type { DigestWording } from "./digest-wording.ts";
import { digestWordings } from "./digest-wordings.ts";

type OwnReason = "doubtful" | "noAnswer" | "claimRanOut";

export class OwnFailure extends PostError {
  readonly #reason: OwnReason;

  constructor(failure: PostFailure, reason: OwnReason, options?: { cause?: unknown }) {
    super(failure, digestWordings.in("en").failures[reason], null, options);
    this.#reason = reason;
  }

  told({ failures }: DigestWording): string {
    return failures[this.#reason];
  }
}
