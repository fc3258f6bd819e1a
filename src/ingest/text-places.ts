/** Where the text nodes of a page's tree stand in its file. */

/** What is needed of a DOM node; linkedom's and any other's have it. */
export type TreeNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
};

/** A text node's stretch of the file, as it is written there. */
export type Place = { readonly from: number; readonly raw: string };
export type Places = ReadonlyMap<TreeNode, Place>;

export const NO_PLACES: Places = new Map();
