/** An HTML tree as plain text whose paragraphs, headings and lists can still be told apart. */

/** What is needed of a DOM node; linkedom's and any other's have it. */
export type TreeNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
};

const ELEMENT = 1;
const TEXT = 3;
const BLOCK =
  /^(?:p|div|section|article|main|header|footer|blockquote|pre|table|tbody|thead|tr|ul|ol|dl|dt|dd|li|h[1-6]|hr|figure|address|center|fieldset|details|summary|body|html)$/u;
const APART = /^(?:p|h[1-6]|ul|ol|dl|blockquote|pre|table|section|article|hr|figure)$/u;
const DEEPEST = 400;

/**
 * Renders a tree. Headings get `#` marks by their level, list items `- ` or their number; table cells are parted by
 * ` | `. A line of bold text stays a line of its own, and reads as a heading.
 */
export function renderText(root: TreeNode): string {
  const out = new Writer();
  walk(root, out, 0, null);
  return out.finish();
}

type List = { ordered: boolean; next: number };

function walk(node: TreeNode, out: Writer, depth: number, list: List | null, verbatim = false): void {
  if (node.nodeType === TEXT) {
    const value = node.nodeValue ?? "";
    for (const [index, line] of (verbatim ? value.split(/\r?\n/u) : [value]).entries()) {
      if (index > 0) out.newline();
      out.text(line);
    }
    return;
  }
  if (node.nodeType !== ELEMENT) return;
  const name = node.nodeName.toLowerCase();
  // Deeper than any page is: what is in there is still text, its structure is not kept.
  if (depth > DEEPEST) {
    out.text(node.textContent ?? "");
    return;
  }
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
  for (const child of node.childNodes) {
    if (/^t[dh]$/iu.test(child.nodeName)) {
      if (cells > 0) out.cell();
      cells += 1;
    }
    walk(child, out, depth + 1, inner, verbatim || name === "pre");
  }
  if (block) out.block(APART.test(name));
}

class Writer {
  private parts: string[] = [];
  private line = "";
  private pendingMark = "";
  private blanks = 2;

  /** White space of the source is one blank, except that a word hyphenated over a line end keeps it. */
  text(raw: string): void {
    const pieces = raw.replace(/(\p{L})-[^\S\n]*\r?\n\s*(?=\p{Ll})/gu, "$1-\u0000").split("\u0000");
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.breakLine();
      const even = piece.replace(/[ \t\r\n\f]+/gu, " ");
      if (this.line === "" && even.trim() === "") continue;
      if (this.line === "" && this.pendingMark !== "") {
        this.line = this.pendingMark;
        this.pendingMark = "";
      }
      this.line += this.line === "" || this.line.endsWith(" ") ? even.replace(/^ /u, "") : even;
    }
  }

  newline(): void {
    if (this.line.trim() === "") this.blankLine();
    else this.breakLine();
  }

  mark(mark: string): void {
    this.pendingMark = mark;
  }

  block(apart: boolean): void {
    if (this.line.trim() !== "") this.breakLine();
    this.line = "";
    if (apart) this.blankLine();
  }

  cell(): void {
    if (this.line.trim() !== "") this.line = `${this.line.trimEnd()} | `;
  }

  finish(): string {
    this.block(false);
    return this.parts
      .join("")
      .replace(/\n{3,}/gu, "\n\n")
      .trim();
  }

  private breakLine(): void {
    this.parts.push(`${this.line.trimEnd()}\n`);
    this.line = "";
    this.blanks = 1;
  }

  private blankLine(): void {
    if (this.blanks >= 2) return;
    this.parts.push("\n");
    this.blanks = 2;
  }
}
