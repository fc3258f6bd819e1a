/** What `npm audit --json` says: https://docs.npmjs.com/auditing-package-dependencies-for-security-vulnerabilities */
import { z } from "zod";

export type Advisory = {
  /** The package that is affected, by itself or through what it needs. */
  readonly name: string;
  readonly severity: Severity;
  readonly range: string;
  readonly title: string;
  readonly url: string;
};

const SEVERITIES = ["info", "low", "moderate", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Audit =
  | { readonly kind: "report"; readonly advisories: readonly Advisory[] }
  /** The registry has no such service, or cannot be reached. */
  | { readonly kind: "unavailable"; readonly reason: string };

const severity = z.enum(SEVERITIES);
const advisory = z.object({
  name: z.string(),
  severity,
  range: z.string().default(""),
  title: z.string(),
  url: z.string().default(""),
});
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    // A package named in words is affected only through that other package, which has an entry of its own.
    z.object({ via: z.array(z.union([advisory, z.string()])) }),
  ),
});
const failure = z.object({ message: z.string() });

export function readAudit(output: string): Audit {
  const json = parse(output);
  const read = report.safeParse(json);
  if (!read.success) {
    const told = failure.safeParse(json);
    return { kind: "unavailable", reason: told.success ? told.data.message : "npm gave no report" };
  }
  const all = Object.values(read.data.vulnerabilities).flatMap(({ via }) =>
    via.filter((each) => typeof each !== "string"),
  );
  const distinct = new Map(all.map((each) => [`${each.name} ${each.title} ${each.range}`, each]));
  return {
    kind: "report",
    advisories: [...distinct.values()].sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.name.localeCompare(b.name),
    ),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
