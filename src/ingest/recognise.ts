/** What a text file really is, told without the libraries that read it. */

/** Whether text is a web page, whatever the file is called. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu.test(
    text.slice(0, 4000),
  );
}

/** The character set a page declares; null where it declares none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ?? null;
}

const HEADER =
  /^(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Delivered-To|Content-Type|Content-Transfer-Encoding|Reply-To|Sender|List-[\w-]+|DKIM-Signature|X-[\w-]+):/iu;

/** Whether bytes are a message as mail programs save it: a block of header fields, the technical ones among them. */
export function looksLikeEmail(text: string): boolean {
  const head = text.slice(0, 6000).split(/\r?\n\r?\n/u)[0] ?? "";
  const fields = head.split(/\r?\n(?![ \t])/u);
  const known = fields.filter((line) => HEADER.test(line)).length;
  return (
    known >= 3 &&
    known >= fields.length * 0.6 &&
    /^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type):/imu.test(head)
  );
}
