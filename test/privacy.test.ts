/** Political opinion is special-category data: what somebody asked stays between them and the bot. */
import pino from "pino";
import { expect, test } from "vitest";
import { CHANNEL, MEMBER } from "./servers/discord-server.ts";
import { discordHarness, textOf } from "./surfaces/discord/harness.ts";

const QUESTION = "what happened to the Wibblesworth telescope fund?";

test("What is asked is neither stored nor logged, nor is who asked it", async () => {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: null }, { write: (line: string) => void lines.push(line) });
  const harness = await discordHarness({ log });
  try {
    const { server, store } = harness;
    const { message } = await harness.command(`ask ${QUESTION}`);
    expect(textOf(message)).toMatch(/Wibblesworth/i);
    const mention = `<@${server.state.me}> ${QUESTION}`;
    expect(await harness.write(mention, { mentions: [{ id: server.state.me }] })).not.toBeNull();
    // Errors are logged with what led to them, and must not hold it either.
    server.fault({ method: "PATCH", path: /@original$/, status: 400, times: 1 });
    await harness.command(`ask ${QUESTION}`);
    server.fault({
      method: "POST",
      path: new RegExp(`/channels/${CHANNEL}/messages$`),
      status: 400,
      times: 1,
    });
    await harness.write(mention, { mentions: [{ id: server.state.me }] }, 1_000);

    const stored: string[] = [];
    for await (const row of store.rows()) stored.push(JSON.stringify(row));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of [...stored, ...lines]) {
      expect(line).not.toMatch(/wibblesworth|telescope/i);
      expect(line).not.toContain(MEMBER);
    }
  } finally {
    await harness.close();
  }
});
