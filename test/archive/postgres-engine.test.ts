import { connect, createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { KEPT_MS, openPostgresIndex, type PostgresIndex } from "../../src/archive/postgres-index.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { faultsOf } from "../evaluation/judge.ts";
import { type Question, readQuestions } from "../evaluation/questions.ts";
import { type PostgresServer, startPostgres } from "../store/postgres-server.ts";
import { corpus, engineContract, gazetteer, idsFor, questions, WORDS } from "./engine-contract.ts";
import { reportOf } from "./report-builder.ts";

const START = Temporal.Instant.from("2026-03-06T09:00:00Z");

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server?.stop());

engineContract("The engine on PostgreSQL", () => {
  let index: PostgresIndex | undefined;
  return {
    async open() {
      index = await openPostgresIndex(await server.newDatabase(), () => START);
      return index.engineFor;
    },
    close: async () => index?.close(),
    numRuns: 8,
  };
});

describe("The engine on PostgreSQL", () => {
  it("ranks as the engine in memory does", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, fc.array(questions, { minLength: 4, maxLength: 4 }), async (files, texts) => {
        await using index = await opened(await server.newDatabase());
        const shared = await buildArchive({ files, gazetteer, engine: index.engineFor });
        const memory = await buildArchive({ files, gazetteer });
        for (const text of texts) {
          const expected = await memory.engine.search({ text, limit: 100 });
          const found = await shared.engine.search({ text, limit: 100 });
          const scores = new Map(expected.map(({ passage, score }) => [passage, score]));
          expect(found).toHaveLength(expected.length);
          for (const [at, { passage, score }] of found.entries()) {
            expect(score).toBeCloseTo(scores.get(passage) ?? 0, 4);
            expect(score).toBeCloseTo(expected[at]?.score ?? 0, 4);
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it("is filled once by processes that start at the same time, and keeps what is there", async () => {
    const url = await server.newDatabase();
    const files = WORDS.map((word) => reportOf({ file: `${word}.md`, sections: { "": [`A ${word}.`] } }));
    await using one = await opened(url);
    await using two = await opened(url);
    const archives = await Promise.all(
      [one, two, one].map(({ engineFor }) => buildArchive({ files, gazetteer, engine: engineFor })),
    );
    for (const archive of archives) expect(await idsFor(archive, "library")).toHaveLength(1);
    expect(await count(url, "search1_reports")).toBe(WORDS.length);
    const more = [...files, reportOf({ file: "z.md", sections: { "": ["The library."] } })];
    const before = await count(url, "search1_postings");
    const grown = await buildArchive({ files: more, gazetteer, engine: two.engineFor });
    expect(await idsFor(grown, "library")).toHaveLength(2);
    expect(await count(url, "search1_reports")).toBe(WORDS.length + 1);
    expect(await count(url, "search1_postings")).toBeLessThan(before + 8);
    // The process that has not seen the new file yet still answers from what it holds.
    expect(archives[0] && (await idsFor(archives[0], "library"))).toHaveLength(1);
  });

  it("is not disturbed by a process with another folder", async () => {
    const url = await server.newDatabase();
    await using index = await opened(url);
    const ours = await archiveWith(index, "Our library of pledges.");
    const theirs = await archiveWith(index, "Their library, with many more words than ours ever had.");
    expect(await idsFor(ours, "library")).toEqual(
      ours.reports.flatMap((r) => r.passages.map(({ id }) => id)),
    );
    expect(await idsFor(theirs, "pledges")).toEqual([]);
  });

  it("forgets reports that nobody has used for a week, and stores them again when they are asked for", async () => {
    const url = await server.newDatabase();
    let now = START;
    await using index = await opened(url, () => now);
    const old = await archiveWith(index, "The library was closed.");
    now = START.add({ milliseconds: KEPT_MS + 1 });
    await archiveWith(index, "The ballot was counted.");
    expect(await count(url, "search1_reports")).toBe(1);
    expect(await count(url, "search1_postings WHERE passage < 1")).toBe(0);
    expect(await idsFor(old, "library")).toHaveLength(1);
    expect(await count(url, "search1_reports")).toBe(2);
  });

  it("keeps what is searched now and then", async () => {
    const url = await server.newDatabase();
    let now = START;
    await using index = await opened(url, () => now);
    const used = await archiveWith(index, "The library was closed.");
    for (let day = 0; day < 9; day++) {
      now = now.add({ hours: 24 });
      expect(await idsFor(used, "library")).toHaveLength(1);
      await vi.waitFor(async () =>
        expect(await count(url, `search1_reports WHERE used_at = ${now.epochMilliseconds}`)).toBe(1),
      );
    }
    const [held] = await rows(url, "SELECT number FROM search1_reports");
    await archiveWith(index, "The ballot was counted.");
    expect(await rows(url, "SELECT number FROM search1_reports ORDER BY number LIMIT 1")).toEqual([held]);
  });

  it("goes on after the server has cut its connections, and says so while the server is away", async () => {
    const door = await openDoor(await server.newDatabase());
    await using index = await opened(door.url);
    const archive = await archiveWith(index, "The library was closed.");
    expect(await idsFor(archive, "library")).toHaveLength(1);
    door.cut();
    await vi.waitFor(async () => expect(await idsFor(archive, "library")).toHaveLength(1));
    door.close();
    await expect(archive.engine.search({ text: "library", limit: 1 })).rejects.toThrow(
      /cannot be reached just now.*try again/,
    );
    await expect(archiveWith(index, "Something new.")).rejects.toThrow(/cannot be reached just now/);
  });

  it("says what to do when the server is not there, and shows no password", async () => {
    const error = await openPostgresIndex("postgres://nec:topsecret@127.0.0.1:1/nec", () => START).then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error?.message).toMatch(/postgres:\/\/127\.0\.0\.1:1\/nec cannot be used.*DATABASE_URL/);
    expect(error?.message).not.toContain("topsecret");
  });

  it("answers the judged questions as well as the engine in memory", { timeout: 60_000 }, async () => {
    const folder = fileURLToPath(new URL("../../corpus", import.meta.url));
    const { files, gazetteer: names } = await loadFolder(folder, { maxBytes: 5_000_000 });
    await using index = await opened(await server.newDatabase());
    const judged = readQuestions("starter");
    expect(judged.length).toBeGreaterThan(20);
    const memory = await share(await buildArchive({ files, gazetteer: names }), judged);
    const shared = await share(
      await buildArchive({ files, gazetteer: names, engine: index.engineFor }),
      judged,
    );
    expect(memory).toBeGreaterThan(0.5);
    expect(Math.abs(shared - memory)).toBeLessThanOrEqual(0.02);
  });
});

/** A way to a database through a port of its own, which can be cut off and shut. */
async function openDoor(url: string): Promise<{ readonly url: string; cut(): void; close(): void }> {
  const behind = new URL(url);
  const port = Number(behind.port);
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    const inner = connect(port, behind.hostname);
    for (const end of [socket, inner]) {
      sockets.add(end);
      end.on("error", () => undefined);
    }
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const address = door.address();
  behind.port = String(typeof address === "object" ? address?.port : "");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: behind.href,
    cut,
    close() {
      door.close();
      cut();
    },
  };
}

/** Share of judged questions that are answered without a fault. */
async function share(archive: Archive, judged: readonly Question[]): Promise<number> {
  let right = 0;
  for (const question of judged) {
    const context = { archive, today: question.asOf };
    const previous =
      question.previous === undefined
        ? undefined
        : (await answerQuestion(question.previous, context)).question;
    const { reply } = await answerQuestion(
      question.question,
      previous === undefined ? context : { ...context, previous },
    );
    if (faultsOf(question, reply, archive).length === 0) right++;
  }
  return right / judged.length;
}

async function opened(url: string, now = () => START): Promise<PostgresIndex & AsyncDisposable> {
  const index = await openPostgresIndex(url, now);
  return { ...index, [Symbol.asyncDispose]: () => index.close() };
}

function archiveWith(index: PostgresIndex, text: string): Promise<Archive> {
  return buildArchive({
    files: [reportOf({ sections: { "": [text] } })],
    gazetteer,
    engine: index.engineFor,
  });
}

async function count(url: string, from: string): Promise<number> {
  const [row] = await rows(url, `SELECT count(*)::int AS n FROM ${from}`);
  return Number(row?.n);
}

async function rows(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
