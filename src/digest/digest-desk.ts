/** What people ask of the digests: set up, look, pause, stop, preview, follow, why. Replies, no layout. */
import type { Reply } from "../reply.ts";
import type { FollowKind, Place } from "../store/subscription.ts";
import type { DeskParts, DigestOrder } from "./desk-parts.ts";
import { follow, following, unfollow } from "./follow-desk.ts";
import { type PreviewRequest, preview } from "./preview.ts";
import { digestsNow, pause, resume, retry, status, stopDigests, subscribe } from "./subscription-desk.ts";
import { why } from "./why.ts";

export type DigestDesk = {
  subscribe(place: Place, order: DigestOrder): Promise<Reply>;
  /** Of one place, or of all where it is null. */
  status(place: Place | null): Promise<Reply>;
  pause(place: Place): Promise<Reply>;
  resume(place: Place): Promise<Reply>;
  /** Ends the digests that were set up by command. */
  end(place: Place): Promise<Reply>;
  /** What was given up on goes into the outbox again. */
  retry(place: Place): Promise<Reply>;
  digestNow(place: Place): Promise<Reply>;
  preview(request: PreviewRequest): Promise<Reply>;
  follow(place: Place, words: string, kinds: readonly FollowKind[]): Promise<Reply>;
  unfollow(place: Place, words: string, kinds: readonly FollowKind[]): Promise<Reply>;
  following(place: Place): Promise<Reply>;
  why(place: Place | null, words: string): Promise<Reply>;
};

export function createDigestDesk(parts: DeskParts): DigestDesk {
  return {
    subscribe: (place, order) => subscribe(parts, place, order),
    status: (place) => status(parts, place),
    pause: (place) => pause(parts, place),
    resume: (place) => resume(parts, place),
    end: (place) => stopDigests(parts, place),
    retry: (place) => retry(parts, place),
    digestNow: (place) => digestsNow(parts, place),
    preview: (request) => preview(parts, request),
    follow: (place, words, kinds) => follow(parts, place, words, kinds),
    unfollow: (place, words, kinds) => unfollow(parts, place, words, kinds),
    following: (place) => following(parts, place),
    why: (place, words) => why(parts, place, words),
  };
}
