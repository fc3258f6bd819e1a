/**
 * `npm run advisories`: known weaknesses of the packages in the lock file, as the registry's own service tells them.
 * Ends with 1 where a package of the program itself (not only of its development) has a high or critical one, else
 * with 0; also with 0, and a sentence, where the service cannot be reached.
 */
import { execFile } from "node:child_process";
import { type Audit, readAudit } from "./read-audit.ts";

const GRAVE = new Set(["high", "critical"]);

const [all, program] = await Promise.all([audit(), audit("--omit=dev")]);
if (all.kind === "unavailable" || program.kind === "unavailable") {
  const { reason } = all.kind === "unavailable" ? all : (program as Extract<Audit, { kind: "unavailable" }>);
  say(
    `Advisories could not be looked up: ${reason}. Nothing is known for or against the packages; going on.`,
  );
} else if (all.advisories.length === 0) {
  say("No advisories against the packages in package-lock.json.");
} else {
  const ours = new Set(program.advisories.map(({ name, title }) => `${name} ${title}`));
  for (const { name, severity, range, title, url } of all.advisories) {
    const where = ours.has(`${name} ${title}`) ? "in the program" : "in development only";
    say(`${severity}: ${name} ${range} (${where}): ${title} ${url}`.trim());
  }
  if (program.advisories.some(({ severity }) => GRAVE.has(severity))) process.exitCode = 1;
}

/** npm ends with 1 when it found something, so that its status says nothing here. */
function audit(...more: string[]): Promise<Audit> {
  const words = ["audit", "--json", "--fetch-retries=0", "--fetch-timeout=30000", ...more];
  return new Promise((resolve) => {
    execFile("npm", words, { maxBuffer: 50_000_000, shell: process.platform === "win32" }, (_error, output) =>
      resolve(readAudit(output)),
    );
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
