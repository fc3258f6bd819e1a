/** `nec doctor`: whether everything that a configured bot needs is there, and what to do where it is not. */
import { statfs } from "node:fs/promises";
import { openCorpus } from "../compose.ts";
import { asError } from "../errors.ts";
import { openStore } from "../store/open-store.ts";
import { diagnoseDiscord, diagnoseSlack, type Finding } from "./chat-checks.ts";
import type { LocalTool, ToolCall } from "./local-tool.ts";

const LOW_DISK_BYTES = 200_000_000;
const MARKS = { good: "ok  ", warning: "look", bad: "BAD " } as const;

export const doctorTool: LocalTool = {
  name: "doctor",
  usage: "doctor",
  description: "Check tokens, permissions, store, corpus, clock, time zone and disk, and say what to do",
  async run({ config, print }) {
    const checks: readonly (() => Promise<readonly Finding[]>)[] = [
      () => checkCorpus(config),
      () => checkStore(config),
      () => checkDisk(config),
      () => checkClock(config),
      () => checkWeb(config),
      () => diagnoseDiscord(config),
      () => diagnoseSlack(config),
    ];
    let bad = 0;
    for (const check of checks) {
      const findings = await check().catch((thrown: unknown): Finding[] => [
        { level: "bad", text: asError(thrown).message },
      ]);
      for (const { level, text } of findings) {
        if (level === "bad") bad += 1;
        print(`${MARKS[level]}  ${text}`);
      }
    }
    print(bad === 0 ? "Nothing stands in the way." : `${bad} to mend.`);
    return bad === 0 ? 0 : 1;
  },
};

type Config = ToolCall["config"];

async function checkCorpus(config: Config): Promise<Finding[]> {
  const { loaded, archive, ms, folder } = await openCorpus(config);
  const { reports } = archive.coverage;
  const held: Finding = {
    level: reports > 0 ? "good" : "warning",
    text: `corpus: ${reports} reports in ${folder}, read in ${Math.round(ms)} ms`,
  };
  const unreadable = loaded.files.filter((file) => file.kind === "unreadable").length;
  return unreadable === 0
    ? [held]
    : [
        held,
        { level: "warning", text: `corpus: ${unreadable} files cannot be read; \`nec check\` names them` },
      ];
}

async function checkStore(config: Config): Promise<Finding[]> {
  const store = await openStore({ databaseUrl: config.DATABASE_URL ?? null, dataDir: config.DATA_DIR });
  try {
    const parked = await store.deliveries({ states: ["parked"] });
    const opened: Finding = { level: "good", text: `store: ${store.location}` };
    return parked.length === 0
      ? [opened]
      : [
          opened,
          {
            level: "warning",
            text: `store: ${parked.length} digests could not be posted; "/nec digest status" in their channels says why`,
          },
        ];
  } finally {
    await store.close();
  }
}

async function checkDisk(config: Config): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(config.DATABASE_URL === undefined ? config.DATA_DIR : ".");
  const free = bavail * bsize;
  return [
    {
      level: free < LOW_DISK_BYTES ? "bad" : "good",
      text: `disk: ${Math.round(free / 1e6)} MB free${free < LOW_DISK_BYTES ? "; make room, or digests cannot be remembered" : ""}`,
    },
  ];
}

async function checkClock(config: Config): Promise<Finding[]> {
  const now = Temporal.Now.zonedDateTimeISO(config.TIME_ZONE);
  const time = now.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
  const plausible = now.year >= 2026 && now.year < 2100;
  return [
    {
      level: plausible ? "good" : "bad",
      text: `clock: ${time} in ${config.TIME_ZONE}${plausible ? "" : "; set this machine's clock, or digests come at the wrong time"}`,
    },
  ];
}

async function checkWeb(config: Config): Promise<Finding[]> {
  const local = ["127.0.0.1", "localhost", "::1"].includes(config.HOST);
  if (local || config.WEB_PASSWORD !== undefined) {
    return [
      {
        level: "good",
        text: `web: port ${config.PORT} on ${config.HOST}${local ? "" : ", with a password"}`,
      },
    ];
  }
  return [
    {
      level: "warning",
      text: `web: ${config.HOST} is reachable by others without a password; set WEB_PASSWORD unless that is meant`,
    },
  ];
}
