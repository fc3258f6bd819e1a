/** An HTML file as a tree, and where in the file the tree's text stands: it does not remember that itself. */
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { elementsWithinBounds } from "./page-bounds.ts";
import { NO_PLACES, type Place, type Places, type TreeNode } from "./text-places.ts";

const TEXT = 3;
const CDATA = 4;

export type Tree = ReturnType<typeof parseHTML>["document"];
export type Page = {
  readonly document: Tree;
  /** What holds the page's text. */
  readonly root: Tree["documentElement"];
  readonly places: Places;
  readonly elements: number;
};

/**
 * A page's tree. `html`, `head` and `body` may be left out, as the standard allows.
 * @param at where the page stands in its file
 * @throws UnreadableError if building it would take for ever
 */
export function parsePage(html: string, at = 0): Page {
  const before = /<body[\s>]/iu.test(html) ? "" : "<html><body>";
  const elements = elementsWithinBounds(before + html);
  const { document } = parseHTML(before + html);
  const places = textPlaces(before + html, at - before.length, document);
  return { document, root: document.querySelector("body") ?? document.documentElement, places, elements };
}

/**
 * The tree was built from the same parser's events, one text node for each piece of text, in their order. Where the
 * two differ none has a place: then a citation has no offsets, and never wrong ones.
 */
function textPlaces(html: string, shift: number, document: Tree): Places {
  const nodes = textNodes(document);
  const places = new Map<TreeNode, Place>();
  let agree = true;
  const parser = new Parser({
    ontext(data) {
      if (!agree) return;
      const node = nodes.next().value ?? null;
      agree = node?.nodeValue === data;
      const end = parser.endIndex + 1;
      const literal = html.slice(end - data.length, end) === data;
      const from = literal ? end - data.length : parser.startIndex;
      if (node !== null) places.set(node, { from: from + shift, raw: html.slice(from, end) });
    },
  });
  parser.write(html);
  parser.end();
  return agree ? places : NO_PLACES;
}

/** Every text node of a tree in order, also what stands before and after its root element. No page is too deep. */
function* textNodes(tree: TreeNode): Generator<TreeNode> {
  const left: TreeNode[] = [tree];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.nodeType === TEXT || node.nodeType === CDATA) yield node;
    else for (const child of [...node.childNodes].reverse()) left.push(child);
  }
}
