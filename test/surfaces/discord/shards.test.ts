import { expect, test } from "vitest";
import { readShards } from "../../../src/surfaces/discord/shards.ts";

test("shards are all of them unless a range is given", () => {
  expect(readShards(null)).toEqual({ shardCount: null, shardIds: null });
  expect(readShards("auto")).toEqual({ shardCount: null, shardIds: null });
  expect(readShards("4-7/16")).toEqual({ shardCount: 16, shardIds: { start: 4, end: 7 } });
});
