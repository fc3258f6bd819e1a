import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createConversations } from "../src/conversation.ts";

const TEN_MINUTES = 600_000;

describe("What was last asked", () => {
  test("is remembered for ten minutes, each conversation by itself", () => {
    const conversations = createConversations<string>();
    conversations.remember("a", "canals", 0);
    conversations.remember("b", "herring", 1);
    expect(conversations.recall("a", TEN_MINUTES)).toBe("canals");
    expect(conversations.recall("a", TEN_MINUTES + 1)).toBeUndefined();
    expect(conversations.recall("b", TEN_MINUTES + 1)).toBe("herring");
    expect(conversations.recall("c", 0)).toBeUndefined();
  });

  test("is the later of two questions, and its time begins anew", () => {
    const conversations = createConversations<string>();
    conversations.remember("a", "canals", 0);
    conversations.remember("a", "herring", TEN_MINUTES);
    expect(conversations.recall("a", 2 * TEN_MINUTES)).toBe("herring");
  });

  test("is forgotten when that is wanted", () => {
    const conversations = createConversations<string>();
    conversations.remember("a", "canals", 0);
    conversations.forget("a");
    expect(conversations.recall("a", 0)).toBeUndefined();
  });

  test("of very many conversations at once is that of the latest five thousand", () => {
    const conversations = createConversations<number>();
    for (let number = 0; number < 6_000; number += 1) conversations.remember(`${number}`, number, number);
    expect(conversations.recall("999", 6_000)).toBeUndefined();
    expect(conversations.recall("1000", 6_000)).toBe(1_000);
    expect(conversations.recall("5999", 6_000)).toBe(5_999);
  });

  test("is never older than ten minutes, and is what was said last, whatever the order of things", () => {
    const step = fc.tuple(fc.constantFrom("a", "b"), fc.boolean(), fc.nat(400_000));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const conversations = createConversations<number>();
        const last = new Map<string, { value: number; at: number }>();
        let now = 0;
        for (const [index, [key, asks, pause]] of steps.entries()) {
          now += pause;
          if (asks) {
            conversations.remember(key, index, now);
            last.set(key, { value: index, at: now });
          }
          const known = last.get(key);
          const fresh = known !== undefined && now - known.at <= TEN_MINUTES;
          expect(conversations.recall(key, now)).toBe(fresh ? known.value : undefined);
        }
      }),
    );
  });
});
