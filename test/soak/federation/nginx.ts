/** nginx as the load balancer, with the very configuration that docs/operations.md shows. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../store/postgres-server.ts";
import type { Balancer } from "./balancer.ts";

const DOCUMENT = path.resolve(import.meta.dirname, "../../../docs/operations.md");
/** As the document has them, in the order of the processes. */
const DOCUMENTED = { discord: /10\.0\.0\.(\d):3002/gu, slack: /10\.0\.0\.(\d):3001/gu };
const STARTS_IN_MS = 5_000;

/**
 * Starts `nginx` (which must be installed) before the processes that listen on these ports; one address serves both
 * platforms. What it served is read from its log when it is closed.
 *
 * @throws where the document's configuration is gone or nginx does not take it.
 */
export async function startNginx(
  folder: string,
  ports: { readonly slack: readonly number[]; readonly discord: readonly number[] },
): Promise<Balancer> {
  const documented = /```nginx\n(.*?)```/su.exec(await readFile(DOCUMENT, "utf8"))?.[1];
  if (documented === undefined) throw new Error(`${DOCUMENT} shows no configuration of nginx`);
  const port = await freePort();
  const place = (own: readonly number[]) => (_: string, at: string) => `127.0.0.1:${own[Number(at) - 1]}`;
  const servers = documented
    .replace(DOCUMENTED.discord, place(ports.discord))
    .replace(DOCUMENTED.slack, place(ports.slack))
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`);
  await mkdir(folder, { recursive: true });
  const log = path.join(folder, "access.log");
  const configuration = path.join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((each) => `${each}_temp_path ${folder}/${each};`)
    .join("\n");
  await writeFile(
    configuration,
    `daemon off;\npid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {
log_format tried "$status $upstream_addr";\naccess_log ${log} tried;\n${temporary}\n${servers}}\n`,
  );
  const nginx = spawn("nginx", ["-c", configuration, "-p", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await listening(nginx, port);

  let tries: readonly (readonly number[])[] = [];
  return {
    url: `http://127.0.0.1:${port}`,
    get served() {
      return ports.slack.map(
        (own, at) => tries.filter((each) => [own, ports.discord[at]].includes(each.at(-1) ?? 0)).length,
      );
    },
    get resent() {
      return tries.filter(({ length }) => length > 1).length;
    },
    async close() {
      nginx.kill("SIGQUIT");
      await once(nginx, "exit");
      tries = (await readFile(log, "utf8"))
        .split("\n")
        .map((line) => [...line.matchAll(/127\.0\.0\.1:(\d+)/gu)].map(([, tried]) => Number(tried)));
    },
  };
}

async function listening(nginx: ChildProcess, port: number): Promise<void> {
  const failed = once(nginx, "exit").then(([status]) => {
    throw new Error(`nginx ended with ${status}`);
  });
  // Its end later on is no error of the start.
  failed.catch(() => undefined);
  const until = performance.now() + STARTS_IN_MS;
  while (performance.now() < until) {
    const answer = fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if ((await Promise.race([answer, failed])) !== null) return;
    await pause(50);
  }
  throw new Error("nginx does not take connections");
}
