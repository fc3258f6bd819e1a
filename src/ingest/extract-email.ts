/** E-mail messages (`.eml`): the report is the body, its date and subject are in the headers. */
import PostalMime from "postal-mime";
import type { FileMap } from "../report.ts";
import { alignedMap } from "./align.ts";
import { withoutQuoteMarks } from "./forwarded.ts";
import { parsePage } from "./parse-page.ts";
import { renderText } from "./render-html.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";

/** A message is passed on a few times; each one in another is read anew with all that it holds. */
const MOST_MESSAGES = 20;

/**
 * Offsets belong to the decoded mail, headers and all, where the body's text stands in it as it is; where it is
 * encoded for transport (quoted-printable, base64), to the decoded text part.
 * @param decoded the mail's characters
 * @throws UnreadableError
 */
export async function extractEmail(bytes: Uint8Array, decoded: string): Promise<Source> {
  const messages = decoded.match(/message\/rfc822/giu)?.length ?? 0;
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: 20,
    maxHeadersSize: 500_000,
    forceRfc822Attachments: messages > MOST_MESSAGES,
  }).catch((error: unknown) => {
    throw new UnreadableError("damaged", "The e-mail cannot be read.", { cause: error });
  });
  const plain = (mail.text ?? "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const { text, fileMap } =
    plain.trim() === "" && mail.html !== undefined ? fromHtml(mail.html, decoded) : fromPlain(plain, decoded);
  if (text === "")
    throw new UnreadableError("empty", "The e-mail has no text; what is attached to it is not read.");
  const subject = mail.subject
    ?.replace(/^(?:\s*(?:re|fwd?|fw|tr|aw|wg)\s*:\s*)+/iu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return {
    ...plainSource("email", text),
    ...(fileMap === null ? {} : { fileMap }),
    title: subject === undefined || subject === "" ? null : subject,
    author: mail.from?.name ?? null,
    published: sentOn(mail.date),
  };
}

type Read = { readonly text: string; readonly fileMap: FileMap | null };

function fromPlain(plain: string, decoded: string): Read {
  const text = withoutQuoteMarks(plain).trim();
  return { text, fileMap: alignedMap(text, decoded) ?? alignedMap(text, plain) };
}

function fromHtml(html: string, decoded: string): Read {
  const written = html.trimEnd();
  // The mail's own line ends, if it has the page as it is.
  const page = [written, written.replaceAll("\n", "\r\n")].find((one) => decoded.includes(one));
  const { root, places } = parsePage(page ?? html, page === undefined ? 0 : decoded.indexOf(page));
  for (const element of root?.querySelectorAll("script,style,head,title") ?? []) element.remove();
  return root === null ? { text: "", fileMap: null } : renderText(root, places);
}

/** The day on which it was sent, in the reader's country: London time. */
function sentOn(date: string | undefined): string | null {
  if (date === undefined) return null;
  const time = Date.parse(date);
  if (Number.isNaN(time)) return null;
  return Temporal.Instant.fromEpochMilliseconds(time)
    .toZonedDateTimeISO("Europe/London")
    .toPlainDate()
    .toString();
}
