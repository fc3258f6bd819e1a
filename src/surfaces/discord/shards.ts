/** Which part of the servers this process looks after: https://docs.discord.com/developers/events/gateway#sharding */

export type Shards = {
  readonly shardCount: number | null;
  readonly shardIds: { readonly start: number; readonly end: number } | null;
};

/** `0-3/8`: shards 0 to 3 of 8. Anything else: all shards, as many as Discord recommends. */
export function readShards(text: string | null): Shards {
  const [, start, end, total] = /^(\d+)-(\d+)\/(\d+)$/.exec(text ?? "") ?? [];
  if (start === undefined || end === undefined || total === undefined)
    return { shardCount: null, shardIds: null };
  return { shardCount: Number(total), shardIds: { start: Number(start), end: Number(end) } };
}
