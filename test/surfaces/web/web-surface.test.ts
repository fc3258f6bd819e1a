import { createServer } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { createWebSurface } from "../../../src/surfaces/web/web-surface.ts";
import { inventedCorpus, readCorpus, webOptions } from "./reading-room.ts";

let archive: Archive;
beforeAll(async () => {
  archive = (await readCorpus(inventedCorpus)).archive;
}, 60_000);

describe("The web surface", () => {
  test("takes a free port, says where it is, answers there, and is gone after it has stopped", async () => {
    const web = createWebSurface({ ...webOptions(archive), port: 0 });
    await web.start();
    expect(web.url()).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    const response = await fetch(`${web.url()}/ask?q=conference`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<h1>");
    await web.stop();
    await expect(fetch(web.url())).rejects.toThrow();
  });

  test("finishes what it is answering before it stops", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const options = webOptions(archive);
    const web = createWebSurface({
      ...options,
      port: 0,
      async digestPreview() {
        asked.resolve();
        await promise;
        return options.digestPreview();
      },
    });
    await web.start();
    const answer = fetch(`${web.url()}/digest`);
    await asked.promise;
    const stopping = web.stop();
    resolve();
    expect((await answer).status).toBe(200);
    await stopping;
  });

  test("says which port is taken and what to do", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const web = createWebSurface({ ...webOptions(archive), port });
    await expect(web.start()).rejects.toThrow(`port ${port} is taken. Set PORT`);
    await web.stop();
    other.close();
  });

  test("says that the host is none of this machine's", async () => {
    const web = createWebSurface({ ...webOptions(archive, { host: "203.0.113.1" }), port: 0 });
    await expect(web.start()).rejects.toThrow("Check HOST");
  });

  test("reads a question of ten thousand characters, in any script", async () => {
    const web = createWebSurface({ ...webOptions(archive), port: 0 });
    await web.start();
    for (const question of ["conference ".repeat(900), "会".repeat(10_000), "🎉".repeat(5_000)]) {
      const response = await fetch(`${web.url()}/ask?q=${encodeURIComponent(question)}`);
      expect(response.status).toBe(200);
      await response.text();
    }
    await web.stop();
  });

  test("has a reading room for others only with a public address, signed where there is a password", () => {
    const room = (changes: Parameters<typeof webOptions>[1]) =>
      createWebSurface({ ...webOptions(archive, changes), port: 0 }).readingRoom();
    expect(room({})).toBeNull();
    expect(room({ publicUrl: "https://nec.example.org/" })).toBe("https://nec.example.org");
    expect(room({ publicUrl: "https://nec.example.org", password: "roses" })).toMatch(
      /^https:\/\/nec\.example\.org\/k\/\d+\.[\w-]{22}$/,
    );
  });
});
