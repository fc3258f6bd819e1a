import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { holdClaim } from "../../src/digest/hold-claim.ts";

/** In milliseconds; a claim is relied on for 2/3 of it. */
const LEASE = 900;

describe("A claim that is held during a post", () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is held as long as it can be renewed", async () => {
    const renew = vi.fn(async () => true);
    const claim = await holdClaim(renew, LEASE);
    await vi.advanceTimersByTimeAsync(20 * LEASE);
    expect(claim?.signal.aborted).toBe(false);
    expect(renew.mock.calls.length).toBeGreaterThan(20);
    claim?.release();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is not had when another process has it", async () => {
    expect(await holdClaim(async () => false, LEASE)).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is given up as soon as another process has taken it over", async () => {
    let mine = true;
    const claim = await holdClaim(async () => mine, LEASE);
    mine = false;
    await vi.advanceTimersByTimeAsync(LEASE / 3);
    expect(claim?.signal.aborted).toBe(true);
    claim?.release();
  });

  it("is given up before the lease ends when the store does not answer", async () => {
    let answers = true;
    const renew = (): Promise<boolean> =>
      answers ? Promise.resolve(true) : Promise.reject(new Error("The store is away."));
    const claim = await holdClaim(renew, LEASE);
    answers = false;
    await vi.advanceTimersByTimeAsync(LEASE / 3 + 10);
    expect(claim?.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(LEASE / 2);
    expect(claim?.signal.aborted).toBe(true);
    claim?.release();
  });

  it("asks again when the process stood still during the renewal", async () => {
    const pauses = [LEASE, LEASE, 1];
    const renew = vi.fn(async () => {
      await vi.advanceTimersByTimeAsync(pauses.shift() ?? 1);
      return true;
    });
    const claim = await holdClaim(renew, LEASE);
    expect(renew).toHaveBeenCalledTimes(3);
    expect(claim?.signal.aborted).toBe(false);
    claim?.release();
  });

  it("is not relied on when every renewal comes too late", async () => {
    const renew = async (): Promise<boolean> => {
      await vi.advanceTimersByTimeAsync(LEASE);
      return true;
    };
    expect(await holdClaim(renew, LEASE)).toBeNull();
  });
});
