/** Small bounded memories: the oldest entries go first. */

export type Recent<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  readonly size: number;
};

/** Remembers at most `most` entries. */
export function createRecent<Value>(most: number): Recent<Value> {
  const held = new Map<string, Value>();
  return {
    get: (key) => held.get(key),
    set(key, value) {
      held.delete(key);
      held.set(key, value);
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
    },
    delete: (key) => void held.delete(key),
    get size() {
      return held.size;
    },
  };
}

/** True the first time an id is given, as long as it is among the last `most`. */
export function createOnce(most: number): (id: string) => boolean {
  const seen = createRecent<true>(most);
  return (id) => {
    const fresh = seen.get(id) === undefined;
    seen.set(id, true);
    return fresh;
  };
}
