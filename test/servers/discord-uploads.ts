/** Files that come with a message, as Discord takes them: https://docs.discord.com/developers/reference#uploading-files */

export type Upload = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

type Parts = Readonly<Record<string, unknown>>;

/** Without a boost, all files of a message together. */
const LARGEST = 10 * 1024 * 1024;

/** The body of a request and its files; the body is null where there is none. */
export async function readRequest(
  contentType: string,
  bytes: Buffer,
): Promise<{ readonly body: unknown; readonly files: readonly Upload[] }> {
  if (!contentType.startsWith("multipart/form-data")) {
    return { body: bytes.length === 0 ? null : JSON.parse(bytes.toString()), files: [] };
  }
  const form = await new Response(new Uint8Array(bytes), {
    headers: { "content-type": contentType },
  }).formData();
  const files: Upload[] = [];
  for (const [name, value] of form) {
    const [, id] = /^files\[(\d+)\]$/.exec(name) ?? [];
    if (id === undefined || typeof value === "string") continue;
    files.push({
      id,
      name: value.name,
      type: value.type,
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  return { body: JSON.parse(String(form.get("payload_json"))), files };
}

/** Sentences, none where Discord would take the files with this body. */
export function judgeUploads(body: unknown, files: readonly Upload[]): string[] {
  const { attachments, components } = (body ?? {}) as Parts;
  const declared = (Array.isArray(attachments) ? attachments : []) as Parts[];
  const shown = [...JSON.stringify(components ?? []).matchAll(/"attachment:\/\/([^"]*)"/g)].map(
    ([, name]) => name,
  );
  const problems: string[] = [];
  for (const { id, name, bytes } of files) {
    if (!declared.some((entry) => String(entry.id) === id && entry.filename === name))
      problems.push(`${name} is not among the attachments`);
    if (bytes.length === 0) problems.push(`${name} is empty`);
    if (!shown.includes(name)) problems.push(`${name} is shown by no component`);
  }
  for (const { id } of declared) {
    if (!files.some((file) => file.id === String(id))) problems.push(`attachment ${id} was not uploaded`);
  }
  for (const name of shown) {
    if (!files.some((file) => file.name === name))
      problems.push(`a component shows ${name}, which is not there`);
  }
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > LARGEST) problems.push("files over 10 MiB");
  return problems;
}

/** The attachments of a message as Discord gives them back. */
export function attachmentsOf(body: unknown, files: readonly Upload[]): readonly Parts[] {
  const { attachments } = body as Parts;
  return files.map(({ id, name, type, bytes }) => ({
    ...(attachments as Parts[] | undefined)?.find((entry) => String(entry.id) === id),
    filename: name,
    size: bytes.length,
    content_type: type,
    url: `data:${type};base64,${Buffer.from(bytes).toString("base64")}`,
  }));
}
