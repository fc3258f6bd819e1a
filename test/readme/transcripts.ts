/** The README's transcripts: found, run, compared, and with `--write` brought up to date. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { usage } from "../../commands/help.ts";
import { commands } from "../../commands/index.ts";
import { localTools } from "../../src/cli/local-tools.ts";
import { variableTable } from "../../src/config.ts";

export const root = path.resolve(import.meta.dirname, "../..");
const readmeFile = path.join(root, "README.md");

export type Transcript = { readonly command: string; readonly output: string; readonly block: string };

/** Every fenced `console` block: a command after `$ `, then what it prints. */
export function readTranscripts(readme: string): Transcript[] {
  return [...readme.matchAll(/^```console\n\$ ([^\n]+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    block: match[0],
    command: match[1] ?? "",
    output: match[2] ?? "",
  }));
}

/**
 * What a transcript's command prints. It runs in a shell in the project's folder with a fixed day and width,
 * no colour and an empty data folder, so that it prints the same everywhere.
 */
export function runTranscript(command: string, dataDir: string): string {
  const environment: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", DATA_DIR: dataDir, PORT: "0" };
  delete environment.FORCE_COLOR;
  try {
    return execFileSync("bash", ["-c", command], {
      cwd: root,
      env: environment,
      encoding: "utf8",
      timeout: 60_000,
    });
  } catch (error) {
    // An answer of "the reports do not say" ends with status 1; its output is as good.
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status === 1 && typeof stdout === "string") return stdout;
    throw error;
  }
}

/** Lines whose numbers depend on the machine and the moment. */
export function steady(text: string): string {
  return text
    .replace(/\b\d+ ms\b/g, "N ms")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://127.0.0.1:PORT")
    .trimEnd();
}

export function readReadme(): string {
  return readFileSync(readmeFile, "utf8");
}

/** The tables that are made from the definitions, by the name of their place in the README. */
export const tables: Readonly<Record<string, string>> = {
  commands: table(
    ["Command", "What it does"],
    commands.map((command) => [
      `\`/nec ${usage(command)}\``,
      `${command.description}${command.access === "admin" ? " (admins)" : ""}`,
    ]),
  ),
  tools: table(
    ["Tool", "What it does"],
    localTools.map((tool) => [`\`${tool.usage}\``, tool.description]),
  ),
  variables: table(
    ["Variable", "Default", "What it sets"],
    variableTable.map(({ name, fallback, meaning }) => [
      `\`${name}\``,
      fallback === "" ? "" : `\`${fallback}\``,
      meaning,
    ]),
  ),
};

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The README with its tables as the definitions have them now. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce(
    (text, [name, content]) =>
      text.replace(
        new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${content}\n<!-- /${name} -->`,
      ),
    readme,
  );
}

if (process.argv.includes("--write")) {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  let readme = withTables(readReadme());
  for (const { block, command, output } of readTranscripts(readme)) {
    const printed = runTranscript(command, mkdtempSync(path.join(tmpdir(), "nec-readme-")));
    if (steady(printed) !== steady(output)) {
      // Whoever reads it will mostly see the default port.
      const shown = printed.trimEnd().replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:3000");
      readme = readme.replace(block, () => `\`\`\`console\n$ ${command}\n${shown}\n\`\`\``);
    }
  }
  writeFileSync(readmeFile, readme);
}
