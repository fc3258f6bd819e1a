/** A posting surface over plain HTTP, as the counting server speaks it. */
import { asError } from "../../../src/errors.ts";
import { PostError, type PostingSurface, type Target } from "../../../src/surface.ts";

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
    async post(target, reply, mark) {
      const reports = reply.items.filter((item) => item.kind === "report").map((item) => item.text);
      const body = JSON.stringify({ mark, thread: target.thread, reports });
      const { id } = await ask(target, "", { method: "POST", body });
      return { message: id ?? "" };
    },
    async findPosted(target, mark) {
      const { id } = await ask(target, `?mark=${encodeURIComponent(mark)}`, { method: "GET" });
      return id === null ? null : { message: id };
    },
  };
}
