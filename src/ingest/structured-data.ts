/** What a page says of itself in JSON-LD (https://schema.org/Article): author and day of publication. */

export type StructuredFacts = { readonly author: string | null; readonly published: string | null };

const LONGEST = 200_000;
const MOST_NODES = 500;
const MOST_AUTHORS = 6;

type Node = {
  readonly "@id"?: unknown;
  readonly name?: unknown;
  readonly author?: unknown;
  readonly datePublished?: unknown;
};

/**
 * The author and day of the first article that a page's data describe. An author may be a name, a thing with a name, a
 * list of them, or point to one that stands elsewhere in the data. What is no JSON says the day only, if it can be seen.
 */
export function structuredFacts(scripts: readonly string[]): StructuredFacts {
  const nodes: Node[] = [];
  for (const script of scripts) {
    if (script.length <= LONGEST) collect(parsed(script), nodes);
  }
  const named = new Map<string, string>();
  for (const node of nodes) {
    if (typeof node["@id"] === "string" && typeof node.name === "string") named.set(node["@id"], node.name);
  }
  const article = nodes.find((node) => node.author !== undefined && node.datePublished !== undefined);
  const dated = article ?? nodes.find((node) => typeof node.datePublished === "string");
  const written = article ?? nodes.find((node) => node.author !== undefined);
  const author = written === undefined ? [] : namesOf(written.author, named);
  return {
    author: author.length === 0 ? null : author.join(", "),
    published: typeof dated?.datePublished === "string" ? dated.datePublished : seenDate(scripts),
  };
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}

/** Every object of the data, the outer before the inner. */
function collect(data: unknown, nodes: Node[]): void {
  const left: unknown[] = [data];
  for (let at = 0; at < left.length && nodes.length < MOST_NODES; at += 1) {
    const value = left[at];
    if (Array.isArray(value)) left.push(...value.slice(0, MOST_NODES));
    else if (isNode(value)) {
      nodes.push(value);
      left.push(...Object.values(value).slice(0, MOST_NODES));
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf(author: unknown, named: ReadonlyMap<string, string>): string[] {
  if (typeof author === "string") return [named.get(author) ?? author];
  if (Array.isArray(author)) return author.slice(0, MOST_AUTHORS).flatMap((one) => namesOf(one, named));
  if (!isNode(author)) return [];
  if (typeof author.name === "string") return [author.name];
  const found = typeof author["@id"] === "string" ? named.get(author["@id"]) : undefined;
  return found === undefined ? [] : [found];
}

function seenDate(scripts: readonly string[]): string | null {
  for (const script of scripts) {
    const found = /"datePublished"\s*:\s*"([^"]{8,40})"/u.exec(script)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
