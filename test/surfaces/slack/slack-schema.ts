/** Judges payloads by a JSON schema generated from Slack's own types. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv, type SchemaObject, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

/** Types of Slack's packages that payloads are held to. */
export type SlackType = "KnownBlock" | "HomeView" | "ModalView" | "Manifest";

const declared: Readonly<Record<SlackType, string>> = {
  KnownBlock: "@slack/types/dist/index.d.ts",
  HomeView: "@slack/types/dist/index.d.ts",
  ModalView: "@slack/types/dist/index.d.ts",
  Manifest: "@slack/web-api/dist/types/request/manifest.d.ts",
};

const made = new Map<SlackType, ValidateFunction>();

/** What is wrong with the value, one sentence a fault; empty when it is valid. */
export function faultsOf(type: SlackType, value: unknown): string[] {
  const validate = made.get(type) ?? compile(type);
  made.set(type, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

function compile(type: SlackType): ValidateFunction {
  const folder = mkdtempSync(path.join(tmpdir(), "slack-schema-"));
  const tsconfig = path.join(folder, "tsconfig.json");
  writeFileSync(
    tsconfig,
    JSON.stringify({
      compilerOptions: { module: "nodenext", moduleResolution: "nodenext", strict: true, types: [] },
      files: [],
    }),
  );
  const modules = path.resolve(
    path.dirname(createRequire(import.meta.url).resolve("@slack/types")),
    "../../..",
  );
  const schema = createGenerator({
    path: path.join(modules, declared[type]),
    tsconfig,
    type,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema(type);
  return new Ajv({ strict: false, allErrors: false }).compile({ ...schema } as SchemaObject);
}
