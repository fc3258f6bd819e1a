import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { createRateLimiter } from "../../../src/rate-limit.ts";
import { createAccess, ownPath } from "../../../src/surfaces/web/access.ts";
import { clockAt, inventedCorpus, keptLog, readCorpus, readingRoom } from "./reading-room.ts";

let archive: Archive;
beforeAll(async () => {
  archive = (await readCorpus(inventedCorpus)).archive;
}, 60_000);

/** A connection as the server sees it. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const PASSWORD = "forty-two red roses";

describe("Headers", () => {
  test("let nothing in from elsewhere, nothing inline, no framing, and tell nobody where a reader came from", async () => {
    const app = readingRoom(archive);
    for (const address of [
      "/",
      "/ask?q=conference",
      "/reports.json",
      "/nowhere",
      "/healthz",
      "/feeds/reports.atom",
    ]) {
      const { headers } = await app.request(address);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, address).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  test("invite search engines only when that is switched on", async () => {
    const closed = readingRoom(archive);
    const open = readingRoom(archive, { robots: true });
    expect(await (await closed.request("/robots.txt")).text()).toContain("Disallow: /\n");
    expect(await (await open.request("/robots.txt")).text()).not.toContain("Disallow: /\n");
    expect((await open.request("/")).headers.get("x-robots-tag")).toBeNull();
    expect(await (await open.request("/")).text()).not.toContain("noindex");
  });

  test("ask for encryption only where the public address has it", async () => {
    const secure = readingRoom(archive, { publicUrl: "https://nec.example.org" });
    const plain = readingRoom(archive, { publicUrl: "http://nec.example.org" });
    expect((await secure.request("/")).headers.get("strict-transport-security")).toMatch(/max-age/);
    expect((await plain.request("/")).headers.get("strict-transport-security")).toBeNull();
  });
});

describe("The name a page is asked for by", () => {
  test("must be this machine's own while the pages are for it alone", async () => {
    const app = readingRoom(archive);
    const status = async (host: string) => (await app.request("/", { headers: { host } })).status;
    for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "localhost"]) {
      expect(await status(host), host).toBe(200);
    }
    for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:3000"]) {
      expect(await status(host), host).toBe(421);
    }
  });

  test("may be the public one as well once there is one", async () => {
    const app = readingRoom(archive, { publicUrl: "https://nec.example.org" });
    expect((await app.request("/", { headers: { host: "nec.example.org" } })).status).toBe(200);
    expect((await app.request("/", { headers: { host: "other.example.org" } })).status).toBe(421);
  });
});

describe("A client that asks too much", () => {
  const many = async (
    app: ReturnType<typeof readingRoom>,
    count: number,
    address: string,
    forwarded?: string,
  ) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const headers: Record<string, string> = { host: "localhost" };
      if (forwarded !== undefined) headers["x-forwarded-for"] = forwarded.replace("*", String(index));
      statuses.push((await app.request("/about", { headers }, from(address))).status);
    }
    return statuses;
  };

  test("is told to wait, and how long; others and the machine's own user are not", async () => {
    const clock = clockAt();
    const app = readingRoom(archive, { now: clock.now });
    const statuses = await many(app, 130, "203.0.113.9");
    expect(statuses.filter((status) => status === 200).length).toBe(120);
    const refused = await app.request("/about", { headers: { host: "localhost" } }, from("203.0.113.9"));
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    clock.advance(seconds);
    expect((await many(app, 1, "203.0.113.9"))[0]).toBe(200);
    expect((await many(app, 1, "203.0.113.10"))[0]).toBe(200);
    expect(new Set(await many(app, 200, "127.0.0.1"))).toEqual(new Set([200]));
  });

  test("is told apart behind a proxy nearby, and cannot pretend to be many from afar", async () => {
    const app = readingRoom(archive, { publicUrl: "https://nec.example.org" });
    expect(new Set(await many(app, 150, "127.0.0.1", "198.51.100.*"))).toEqual(new Set([200]));
    expect(await many(app, 150, "127.0.0.1", "198.51.100.200")).toContain(429);
    expect(await many(app, 150, "203.0.113.77", "198.51.100.*")).toContain(429);
    // What a client itself puts first into the header changes nothing: the proxy's own entry is the last.
    expect(await many(app, 150, "127.0.0.1", "10.0.0.*, 192.0.2.50")).toContain(429);
  });

  test("counts by network where one household has many addresses", async () => {
    const app = readingRoom(archive, { publicUrl: "https://nec.example.org" });
    expect(await many(app, 150, "127.0.0.1", "2001:db8:1:2::*")).toContain(429);
    expect(await many(app, 20, "127.0.0.1", "2001:db8:1:3::*")).not.toContain(429);
  });

  test("never gets more than its burst and what has come back since", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 5_000 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 10 }),
        (pauses, burst, perSecond) => {
          const clock = clockAt();
          const limiter = createRateLimiter({ burst, perSecond });
          let taken = 0;
          let passed = 0;
          for (const pause of pauses) {
            clock.advance(pause / 1000);
            passed += pause / 1000;
            if (limiter.take("someone", clock.now()) === 0) taken += 1;
            expect(taken).toBeLessThanOrEqual(burst + passed * perSecond + 1e-6);
          }
        },
      ),
    );
  });
});

describe("With a password", () => {
  const form = (password: string, next = "/votes") => ({
    method: "POST",
    body: new URLSearchParams({ password, next }),
    headers: { origin: "http://localhost" },
  });
  const protectedRoom = (changes = {}) => readingRoom(archive, { password: PASSWORD, ...changes });

  test("no page, feed or picture opens, and nothing of the reports is shown", async () => {
    const app = protectedRoom();
    const [report] = archive.reports;
    for (const address of [
      "/",
      "/ask?q=conference",
      `/report/${report?.id}`,
      "/reports.json",
      "/feeds/reports.atom",
      "/chart.png",
      "/complete?option=person&prefix=a",
      "/openapi.json",
      "/nowhere",
    ]) {
      const response = await app.request(address);
      expect(response.status, address).toBe(401);
      const text = await response.text();
      for (const { title } of archive.reports) expect(text.includes(title), address).toBe(false);
    }
    for (const address of ["/healthz", "/readyz", "/robots.txt"]) {
      expect((await app.request(address)).status, address).toBe(200);
    }
  });

  test("logging in opens them, with one cookie that scripts and other sites cannot use", async () => {
    const app = protectedRoom({ publicUrl: "https://nec.example.org" });
    const response = await app.request("/login", form(PASSWORD));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/votes");
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Secure/i);
    expect(cookie).not.toContain(PASSWORD);
    const session = cookie.split(";")[0] ?? "";
    expect((await app.request("/votes", { headers: { cookie: session } })).status).toBe(200);
    expect((await app.request("/votes", { headers: { cookie: `${session}x` } })).status).toBe(401);
  });

  test("a login lasts thirty days", async () => {
    const clock = clockAt();
    const app = protectedRoom({ now: clock.now });
    const cookie =
      (await app.request("/login", form(PASSWORD))).headers.get("set-cookie")?.split(";")[0] ?? "";
    const status = async () => (await app.request("/about", { headers: { cookie } })).status;
    clock.advance(29 * 86_400);
    expect(await status()).toBe(200);
    clock.advance(3 * 86_400);
    expect(await status()).toBe(401);
  });

  test("a wrong one is refused, and after five tries even the right one must wait", async () => {
    const clock = clockAt();
    const app = protectedRoom({ now: clock.now });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await app.request("/login", form("guess"), from("203.0.113.5"))).status).toBe(401);
    }
    const refused = await app.request("/login", form(PASSWORD), from("203.0.113.5"));
    expect(refused.status).toBe(429);
    expect((await app.request("/login", form(PASSWORD), from("203.0.113.6"))).status).toBe(303);
    clock.advance(Number(refused.headers.get("retry-after")));
    expect((await app.request("/login", form(PASSWORD), from("203.0.113.5"))).status).toBe(303);
  });

  test("a form on another site cannot log anybody in", async () => {
    const response = await protectedRoom().request("/login", {
      ...form(PASSWORD),
      headers: { origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("the form is taken behind a proxy that ends the encryption", async () => {
    const app = protectedRoom({ publicUrl: "https://nec.example.org" });
    const response = await app.request("http://nec.example.org/login", {
      ...form(PASSWORD),
      headers: { origin: "https://nec.example.org" },
    });
    expect(response.status).toBe(303);
  });

  test("programs send it with any user name", async () => {
    const app = protectedRoom();
    const basic = (password: string) => ({
      headers: { authorization: `Basic ${Buffer.from(`anybody:${password}`).toString("base64")}` },
    });
    expect((await app.request("/reports.json", basic(PASSWORD))).status).toBe(200);
    expect((await app.request("/reports.json", basic("guess"))).status).toBe(401);
    expect((await app.request("/reports.json")).headers.get("www-authenticate")).toMatch(/^Basic /);
  });

  test("a link that the bot signed opens its page and the others, for thirty days", async () => {
    const clock = clockAt();
    const app = protectedRoom({ now: clock.now, publicUrl: "https://nec.example.org" });
    const token = createAccess(PASSWORD).sign("link", clock.now());
    const link = `/k/${token}/report/some-id?at=some-passage`;
    const response = await app.request(link);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/report/some-id?at=some-passage");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await app.request("/about", { headers: { cookie } })).status).toBe(200);
    clock.advance(32 * 86_400);
    expect((await app.request(link)).status).toBe(401);
  });

  test("a forged, foreign or borrowed token opens nothing", async () => {
    const clock = clockAt();
    const app = protectedRoom({ now: clock.now });
    const access = createAccess(PASSWORD);
    const good = access.sign("link", clock.now());
    const [day = "", mac = ""] = good.split(".");
    const forged = [
      createAccess("another password").sign("link", clock.now()),
      access.sign("session", clock.now()),
      `${Number(day) + 1}.${mac}`,
      `${day}.${mac.slice(1)}A`,
      "nonsense",
    ];
    for (const token of forged) expect((await app.request(`/k/${token}/about`)).status, token).toBe(401);
    expect((await app.request(`/k/${good}/about`)).status).toBe(303);
  });

  test("a login leads to a page of this site, whatever it is asked to lead to", () => {
    for (const next of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      "/a\nb",
      undefined,
    ]) {
      expect(ownPath(next)).toBe("/");
    }
    expect(ownPath("/report/x?at=y")).toBe("/report/x?at=y");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (next) => {
        const { origin } = new URL(ownPath(next), "http://localhost");
        expect(origin).toBe("http://localhost");
      }),
    );
  });
});

describe("Metrics and logs", () => {
  test("metrics are for this machine and its network", async () => {
    const app = readingRoom(archive);
    expect((await app.request("/metrics", {}, from("127.0.0.1"))).status).toBe(200);
    expect((await app.request("/metrics", {}, from("172.17.0.1"))).status).toBe(200);
    expect((await app.request("/metrics", {}, from("203.0.113.5"))).status).toBe(403);
    const proxied = { headers: { "x-forwarded-for": "203.0.113.5" } };
    expect((await app.request("/metrics", proxied, from("127.0.0.1"))).status).toBe(403);
  });

  test("readiness follows what the program says of itself", async () => {
    const ready = readingRoom(archive);
    const starting = readingRoom(archive, { health: () => ({ ready: false, details: { reports: 0 } }) });
    expect((await ready.request("/readyz")).status).toBe(200);
    expect((await starting.request("/readyz")).status).toBe(503);
    expect((await starting.request("/healthz")).status).toBe(200);
  });

  test("a failing page is logged by its route, without the question or the address", async () => {
    const { log, lines } = keptLog();
    const app = readingRoom(archive, {
      log,
      digestPreview: () => Promise.reject(new Error("the store is away")),
    });
    const response = await app.request(
      "/digest?secret=question",
      { headers: { host: "localhost" } },
      from("203.0.113.99"),
    );
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("the store is away");
    await app.request(
      "/ask?q=did+Marguerite+resign",
      { headers: { host: "localhost" } },
      from("203.0.113.99"),
    );
    expect(lines.join("\n")).toContain("the store is away");
    expect(lines.join("\n")).not.toMatch(/secret|Marguerite|203\.0\.113/);
  });
});
