/** E-mail messages (`.eml`): the report is the body, its date and subject are in the headers. */

import { parseHTML } from "linkedom";
import PostalMime from "postal-mime";
import { withoutQuoteMarks } from "./forwarded.ts";
import { renderText } from "./render-html.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";

/** @throws UnreadableError */
export async function extractEmail(bytes: Uint8Array): Promise<Source> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 500_000 }).catch(
    (error: unknown) => {
      throw new UnreadableError("damaged", "The e-mail cannot be read.", { cause: error });
    },
  );
  const plain = (mail.text ?? "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const written = plain.trim() === "" && mail.html !== undefined ? fromHtml(mail.html) : plain;
  const text = withoutQuoteMarks(written).trim();
  if (text === "")
    throw new UnreadableError("empty", "The e-mail has no text; what is attached to it is not read.");
  const subject = mail.subject
    ?.replace(/^(?:\s*(?:re|fwd?|fw|tr|aw|wg)\s*:\s*)+/iu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return {
    ...plainSource("email", text),
    title: subject === undefined || subject === "" ? null : subject,
    author: mail.from?.name ?? null,
    published: sentOn(mail.date),
  };
}

function fromHtml(html: string): string {
  const { document } = parseHTML(/<body[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll("script,style,head")) element.remove();
  return renderText(document.body ?? document.documentElement);
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
