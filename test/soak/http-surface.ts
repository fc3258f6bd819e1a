/** A posting surface over plain HTTP, for a server that counts. */
import { setTimeout } from "node:timers/promises";
import { asError } from "../../src/errors.ts";
import { PostError, type PostingSurface, type Target } from "../../src/surface.ts";

export function httpSurface(url: string): PostingSurface {
  const ask = async (
    target: Target,
    query: string,
    init: RequestInit,
  ): Promise<{ id: string | null; retryAfter?: number }> => {
    let response: Response;
    try {
      response = await fetch(`${url}/${encodeURIComponent(target.channel)}${query}`, init);
    } catch (cause) {
      throw new PostError("unavailable", asError(cause).message, null, { cause });
    }
    const body = (await response.json()) as { id: string | null; retryAfter?: number };
    if (response.status === 429) throw new PostError("rate-limited", "Slow down.", body.retryAfter ?? 100);
    if (!response.ok) throw new PostError("unavailable", `The server answered ${response.status}.`);
    return body;
  };
  return {
    name: "discord",
    start: async () => undefined,
    stop: async () => undefined,
    async post(target, reply, mark, stale) {
      const reports = reply.items.filter((item) => item.kind === "report").map((item) => item.text);
      const body = JSON.stringify({ mark, thread: target.thread, reports, process: process.pid });
      // Whatever came due while the process stood still comes first: the abort of a claim that ran out is among it.
      await setTimeout(1);
      if (stale?.aborted) throw new PostError("unavailable", "The claim ran out before the post was sent.");
      const { id } = await ask(target, "", {
        method: "POST",
        body,
        ...(stale === undefined ? {} : { signal: stale }),
      });
      return { message: id ?? "" };
    },
    async findPosted(target, mark) {
      const { id } = await ask(target, `?mark=${encodeURIComponent(mark)}`, { method: "GET" });
      return id === null ? null : { message: id };
    },
  };
}
