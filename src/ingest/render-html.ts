/** An HTML tree as plain text whose paragraphs, headings and lists can still be told apart. */
import { isLeadAlone } from "./run-in-lead.ts";
import { NO_PLACES, type Place, type Places, type TreeNode } from "./text-places.ts";
import { added, joinPieces, type Piece, type Traced } from "./traced-text.ts";

const LINE_END = added("\n");
const ELEMENT = 1;
const TEXT = 3;
const BLOCK =
  /^(?:p|div|section|article|main|header|footer|blockquote|pre|table|tbody|thead|tr|ul|ol|dl|dt|dd|li|h[1-6]|hr|figure|address|center|fieldset|details|summary|body|html)$/u;
const APART = /^(?:p|h[1-6]|ul|ol|dl|blockquote|pre|table|section|article|hr|figure)$/u;

/**
 * Renders a tree. Headings get `#` marks by their level, list items `- ` or their number; table cells are parted by
 * ` | `. A line of bold text stays a line of its own, and reads as a heading.
 * @param root of a tree that is no deeper than its reader allows
 * @param places where the tree's text nodes stand in the file, as far as that is known
 */
export function renderText(root: TreeNode, places: Places = NO_PLACES): Traced {
  const out = new Writer();
  walk(root, { out, places }, null);
  return out.finish();
}

/** "<b>Disputes Panel, 4 March 2031</b> We had": the bold words head what follows on their line. */
function isHeadingLead(bold: TreeNode, next: TreeNode): boolean {
  const follows = next.nodeType === TEXT && /^\s+["“‘(]?\p{Lu}/u.test(next.nodeValue ?? "");
  return follows && isLeadAlone(bold.textContent ?? "");
}

type List = { ordered: boolean; next: number };

type Target = { readonly out: Writer; readonly places: Places };

function walk(node: TreeNode, target: Target, list: List | null, verbatim = false): void {
  const { out, places } = target;
  if (node.nodeType === TEXT) {
    const value = node.nodeValue ?? "";
    const place = places.get(node) ?? null;
    if (place !== null && place.raw !== value) out.entity(value, place);
    else if (verbatim) out.lines(value, place?.from ?? null);
    else out.text(value, place?.from ?? null);
    return;
  }
  if (node.nodeType !== ELEMENT) return;
  const name = node.nodeName.toLowerCase();
  if (name === "br") {
    out.newline();
    return;
  }
  if (name === "img") return;
  const block = BLOCK.test(name);
  if (block) out.block(APART.test(name));
  if (/^h[1-6]$/u.test(name)) out.mark(`${"#".repeat(Number(name.slice(1)))} `);
  let inner = list;
  if (name === "ul" || name === "ol") inner = { ordered: name === "ol", next: 1 };
  if (name === "li") {
    out.mark(list?.ordered === true ? `${list.next}. ` : "- ");
    if (list !== null) list.next += 1;
  }
  let cells = 0;
  let before: TreeNode | null = null;
  let previous: TreeNode | null = null;
  let short: boolean | undefined;
  for (const child of node.childNodes) {
    if (/^t[dh]$/iu.test(child.nodeName)) {
      if (cells > 0) out.cell();
      cells += 1;
    }
    if (before !== null && isHeadingLead(before, child)) out.newline();
    if (previous !== null && isOfRow(previous) && isOfRow(child)) {
      short ??= isShort(node);
      if (short) out.gap(child.textContent ?? "");
    }
    previous = child;
    before = BOLD.test(child.nodeName) && out.isBlank() ? child : null;
    walk(child, target, inner, verbatim || name === "pre");
  }
  if (block) out.block(APART.test(name));
}

const BOLD = /^(?:b|strong)$/iu;
/** What stands beside one another in a row, parted by the page's style only: "<a>Ann Example</a><span>3 May</span>". */
const OF_ROW = /^(?:a|span|time|small|button)$/iu;
const LONGEST_ROW = 160;

function isOfRow(node: TreeNode): boolean {
  return OF_ROW.test(node.nodeName);
}

/** No prose: there a word's letters may be in elements of their own. */
function isShort(node: TreeNode): boolean {
  return (node.textContent ?? "").length <= LONGEST_ROW;
}

const SPACE = /^[ \t\r\n\f]+$/u;
/** White space of the source other than a blank, or what ends a line of it inside a word that is hyphenated there. */
const GAP = /(?<=\p{L}-)[^\S\n]*\r?\n\s*(?=\p{Ll})|[ \t\r\n\f]{2,}|[\t\r\n\f]/gu;
const HYPHEN_BEFORE = /\p{L}-$/u;

class Writer {
  private readonly pieces: Piece[] = [];
  private line: Piece[] = [];
  private pendingMark = "";
  private blanks = 2;

  /** White space of the source is one blank, except that a word hyphenated over a line end keeps it. */
  text(value: string, from: number | null): void {
    if (this.line.length === 0 && value.trim() === "") return;
    const place = (index: number) => (from === null ? null : from + index);
    let last = 0;
    for (const { 0: gap, index } of value.matchAll(GAP)) {
      this.word(value.slice(last, index), place(last));
      last = index + gap.length;
      if (
        HYPHEN_BEFORE.test(value.slice(Math.max(0, index - 3), index)) &&
        /^[^\S\n]*\r?\n\s*$/u.test(gap) &&
        /^\p{Ll}/u.test(value.slice(last, last + 2))
      )
        this.breakLine({ text: "\n", from: place(index), raw: gap });
      else this.blank({ text: " ", from: place(index), raw: gap });
    }
    this.word(value.slice(last), place(last));
  }

  /** A character that the source writes in letters of its own. */
  entity(value: string, { from, raw }: Place): void {
    if (this.line.length === 0 && value.trim() === "") return;
    if (SPACE.test(value)) this.blank({ text: " ", from, raw });
    else this.put({ text: value, from, raw });
  }

  /** Text whose line ends count. */
  lines(value: string, from: number | null): void {
    let last = 0;
    for (const { 0: end, index } of value.matchAll(/\r?\n/gu)) {
      this.text(value.slice(last, index), from === null ? null : from + last);
      this.newline({ text: "\n", from: from === null ? null : from + index, raw: end });
      last = index + end.length;
    }
    this.text(value.slice(last), from === null ? null : from + last);
  }

  newline(end: Piece = LINE_END): void {
    if (this.isBlank()) this.blankLine();
    else this.breakLine(end);
  }

  mark(mark: string): void {
    this.pendingMark = mark;
  }

  block(apart: boolean): void {
    if (!this.isBlank()) this.breakLine();
    this.line = [];
    if (apart) this.blankLine();
  }

  /** A blank before what is no part of the word before it. */
  gap(next: string): void {
    const last = this.line.at(-1)?.text ?? "";
    const other = /\p{Ll}$/u.test(last)
      ? /^(?:\p{Lu}|\d|\p{S}|::|[•·])/u
      : /\d$/u.test(last)
        ? /^(?:\p{Lu}|\p{S}|::|[•·])/u
        : null;
    if (other?.test(next) === true) this.line.push(added(" "));
  }

  cell(): void {
    if (this.isBlank()) return;
    this.trimLine();
    this.line.push(added(" | "));
  }

  finish(): Traced {
    this.block(false);
    return joinPieces(this.pieces);
  }

  private word(text: string, from: number | null): void {
    const last = this.line.at(-1);
    const twice = text.startsWith(" ") && (last === undefined || last.text.endsWith(" "));
    const words = twice ? text.slice(1) : text;
    if (words !== "") this.put({ text: words, from: from === null || !twice ? from : from + 1, raw: words });
  }

  private blank(piece: Piece): void {
    const last = this.line.at(-1);
    if (last === undefined ? this.pendingMark === "" : last.text.endsWith(" ")) return;
    this.put(piece);
  }

  private put(piece: Piece): void {
    if (this.line.length === 0 && this.pendingMark !== "") {
      this.line.push(added(this.pendingMark));
      this.pendingMark = "";
      if (piece.text === " ") return;
    }
    this.line.push(piece);
  }

  isBlank(): boolean {
    return this.line.every((piece) => piece.text.trim() === "");
  }

  /** Without white space at the line's end. */
  private trimLine(): void {
    for (let last = this.line.at(-1); last !== undefined; last = this.line.at(-1)) {
      const text = last.text.trimEnd();
      if (text === last.text) return;
      this.line.pop();
      if (text !== "") this.line.push({ ...last, text, raw: last.raw === last.text ? text : last.raw });
    }
  }

  private breakLine(end: Piece = LINE_END): void {
    this.trimLine();
    for (const piece of this.line) this.pieces.push(piece);
    this.pieces.push(end);
    this.line = [];
    this.blanks = 1;
  }

  private blankLine(): void {
    if (this.blanks >= 2) return;
    this.pieces.push(LINE_END);
    this.blanks = 2;
  }
}
