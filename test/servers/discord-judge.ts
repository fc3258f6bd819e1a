/**
 * What Discord would say to a request's body: the schemas generated from its OpenAPI description, and by hand
 * what they leave out. Each function returns sentences, none where Discord would take the body.
 */
import {
  ApplicationCommandUpdateRequestSchema,
  BaseCreateMessageCreateRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
} from "discord-api-spec/zod";

type Schema = { safeParse(value: unknown): { success: boolean; error?: { message: string } } };
type Component = Readonly<Record<string, unknown>>;

const COMPONENTS_V2 = 1 << 15;

export function judgeMessage(body: unknown, where: "create" | "edit" | "callback"): string[] {
  const schema =
    where === "create"
      ? MessageCreateRequestSchema
      : where === "edit"
        ? IncomingWebhookUpdateRequestPartialSchema
        : BaseCreateMessageCreateRequestSchema;
  return [...bySchema(schema, body), ...messageByHand(body as Component)];
}

export function judgeThread(body: unknown): string[] {
  return bySchema(CreateTextThreadWithMessageRequestSchema, body);
}

export function judgeCommands(body: unknown): string[] {
  if (!Array.isArray(body)) return ["commands are not a list"];
  const names = body.map(({ name, type }) => `${type ?? 1} ${name}`);
  return [
    ...body.flatMap((command) => [
      ...bySchema(ApplicationCommandUpdateRequestSchema, command),
      ...commandByHand(command),
    ]),
    ...(new Set(names).size < names.length ? ["two commands share a name"] : []),
  ];
}

function bySchema(schema: unknown, body: unknown): string[] {
  const result = (schema as Schema).safeParse(body);
  return result.success ? [] : [result.error?.message ?? "refused by the schema"];
}

function messageByHand(body: Component): string[] {
  const problems: string[] = [];
  const flags = typeof body.flags === "number" ? body.flags : 0;
  const components = all(body.components);
  const content = typeof body.content === "string" ? body.content : "";
  if (content.length > 2000) problems.push(`content of ${content.length} characters`);
  if ((flags & COMPONENTS_V2) !== 0) {
    if (content !== "" || Array.isArray(body.embeds)) problems.push("content or embeds beside components v2");
    if (components.length === 0) problems.push("an empty message");
    const text = components
      .filter(({ type }) => type === 10)
      .map(({ content: shown }) => String(shown))
      .join("");
    if (text.length > 4000) problems.push(`${text.length} characters of text`);
    if (components.some(({ type, content: shown }) => type === 10 && shown === ""))
      problems.push("empty text");
  } else if (content === "" && !Array.isArray(body.embeds)) problems.push("an empty message");
  if (components.length > 40) problems.push(`${components.length} components`);
  const ids = components.map(({ custom_id }) => custom_id).filter((id) => typeof id === "string");
  if (new Set(ids).size < ids.length) problems.push("two components share a custom_id");
  for (const id of ids) if (id.length < 1 || id.length > 100) problems.push(`custom_id of ${id.length}`);
  const numbers = components.map(({ id }) => id).filter((id) => typeof id === "number");
  if (new Set(numbers).size < numbers.length) problems.push("two components share an id");
  for (const { type, style, label, options, url } of components) {
    if (type === 2 && (typeof label !== "string" || label.length < 1 || label.length > 80))
      problems.push(`button label "${label}"`);
    if (type === 2 && style === 5 && (typeof url !== "string" || url.length > 512))
      problems.push("link button");
    if (type === 3) problems.push(...judgeOptions(options));
  }
  const mentions = body.allowed_mentions as { parse?: unknown[] } | undefined;
  if (mentions === undefined || mentions.parse === undefined || mentions.parse.length > 0)
    problems.push("mentions are not switched off");
  const nonce = body.nonce;
  if (nonce !== undefined && String(nonce).length > 25) problems.push("nonce of more than 25 characters");
  return problems;
}

function judgeOptions(options: unknown): string[] {
  if (!Array.isArray(options) || options.length < 1 || options.length > 25) return ["options of a select"];
  const values = options.map(({ value }) => value);
  const problems = new Set(values).size < values.length ? ["two options share a value"] : [];
  for (const { label, value } of options) {
    if (String(label).length < 1 || String(label).length > 100) problems.push(`option label "${label}"`);
    if (String(value).length < 1 || String(value).length > 100) problems.push(`option value "${value}"`);
  }
  return problems;
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function commandByHand(command: Component): string[] {
  const problems: string[] = [];
  const name = String(command.name);
  const chat = (command.type ?? 1) === 1;
  if (chat && (!NAME.test(name) || name !== name.toLowerCase())) problems.push(`name "${name}"`);
  if (!chat && (name.length < 1 || name.length > 32)) problems.push(`name "${name}"`);
  if (!chat && command.description !== undefined && command.description !== "")
    problems.push("a message command has no description");
  if (chat) problems.push(...judgeDescriptions(command, name));
  const size = characters(command);
  if (size > 8000) problems.push(`${size} characters in /${name}`);
  return problems;
}

function judgeDescriptions(option: Component, path: string): string[] {
  const problems: string[] = [];
  const description = String(option.description ?? "");
  if (description.length < 1 || description.length > 100)
    problems.push(`description of ${path}: "${description}"`);
  const options = (option.options ?? []) as Component[];
  const choices = (option.choices ?? []) as Component[];
  if (options.length > 25) problems.push(`${options.length} options in ${path}`);
  if (choices.length > 25) problems.push(`${choices.length} choices in ${path}`);
  if (choices.length > 0 && option.autocomplete === true)
    problems.push(`choices and autocomplete in ${path}`);
  let optional = false;
  for (const inner of options) {
    const name = String(inner.name);
    if (!NAME.test(name) || name !== name.toLowerCase()) problems.push(`name ${path} "${name}"`);
    if (inner.required === true && optional)
      problems.push(`required ${name} after an optional one in ${path}`);
    if (inner.required !== true) optional = true;
    problems.push(...judgeDescriptions(inner, `${path} ${name}`));
  }
  return problems;
}

/** Names, descriptions and choice values; of localised ones the longest counts. */
function characters(option: Component): number {
  const longest = (plain: unknown, localised: unknown) =>
    Math.max(
      String(plain ?? "").length,
      ...Object.values((localised ?? {}) as Record<string, string>).map((text) => text.length),
    );
  const choices = (option.choices ?? []) as Component[];
  const options = (option.options ?? []) as Component[];
  return (
    longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations) +
    choices.reduce((sum, { name, value }) => sum + String(name).length + String(value).length, 0) +
    options.reduce((sum, inner) => sum + characters(inner), 0)
  );
}

function all(components: unknown): Component[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: Component) => [
    component,
    ...all(component.components),
    ...(component.accessory === undefined ? [] : all([component.accessory])),
  ]);
}
