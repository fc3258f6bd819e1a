/** PDF files made by hand, so that they may be as wrong as we like. */
import { deflateSync } from "node:zlib";

type Piece = string | Uint8Array;

/** A stream; `packed` times it is compressed. */
export function streamOf(content: Piece, packed = 0, entries = ""): Buffer {
  let bytes: Uint8Array = Buffer.from(content);
  for (let time = 0; time < packed; time += 1) bytes = deflateSync(bytes);
  const filter = packed === 0 ? "" : ` /Filter [${"/FlateDecode ".repeat(packed)}]`;
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length}${filter} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

/** The objects, numbered from 1, with a table of where they are. The first is the catalogue. */
export function pdfOf(objects: readonly Piece[], trailer = ""): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const starts: number[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]);
    starts.push(at);
    pieces.push(piece);
    at += piece.length;
  }
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${starts.length + 1} /Root 1 0 R ${trailer.replaceAll("HERE", String(at))} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

export const CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>";
export const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/** Text as a page's program shows it. */
export function shown(text: string): string {
  return `BT /F1 12 Tf 72 700 Td (${text}) Tj ET\n`;
}

/** One page that runs this program; its dictionary may say more. */
export function onePage(
  program: Piece,
  more: { packed?: number; page?: string; resources?: string } = {},
): Buffer[] {
  return [
    CATALOGUE,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${more.resources ?? ""} >> ${more.page ?? ""} >>`,
    streamOf(program, more.packed ?? 0),
    FONT,
  ].map((piece) => Buffer.from(piece));
}
