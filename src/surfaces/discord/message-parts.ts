/** Reads what an earlier message of the bot holds for its own buttons. */
import { unescapeText } from "./escape.ts";

/** Identifies the text that a button's id leaves to the message. */
export const ECHO_ID = 4242;

/** The text that a message shows for its buttons, as it was before it was escaped; null when there is none. */
export function echoedText(components: unknown): string | null {
  for (const component of nested(components)) {
    if (component.id !== ECHO_ID || typeof component.content !== "string") continue;
    const [, quoted] = /“(.*)”/s.exec(component.content) ?? [];
    return quoted === undefined ? null : unescapeText(quoted);
  }
  return null;
}

/** Every component of a message, at whatever depth. */
export function* nested(
  components: unknown,
): Generator<{ id?: unknown; content?: unknown; custom_id?: unknown }> {
  if (!Array.isArray(components)) return;
  for (const component of components) {
    if (typeof component !== "object" || component === null) continue;
    yield component;
    yield* nested((component as { components?: unknown }).components);
  }
}
