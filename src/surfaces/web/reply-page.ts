/** A whole reply as a page's main part: verdict, summary, evidence, conflicts, what was looked for, further pages. */
import type { Action, Item, Reply } from "../../reply.ts";
import { callAddress, reportAddress } from "./addresses.ts";
import { conflictsSection, evidenceCard } from "./evidence.ts";
import { type Html, html, paragraphs, shownLine } from "./html.ts";
import { coverageLine } from "./page.ts";

const VERDICTS = {
  answered: "Answered from the reports",
  partly: "Answered in part",
  "not-in-reports": "Not in the reports",
} as const;

/** Heading, verdict, how it was understood, summary. */
export function replyHead(reply: Reply): Html {
  return html`<h1>${shownLine(reply.title) || "What you asked"}</h1>
${reply.problem === undefined && reply.understood !== null ? verdictBadge(reply) : ""}
${reply.summary === "" ? "" : html`<div class="lead">${paragraphs(reply.summary)}</div>`}
${reply.understood === null || sameWords(reply.understood, reply.title) ? "" : html`<p class="understood">Understood as: ${shownLine(reply.understood)}</p>`}`;
}

/** What only comes close is not said to answer. */
function verdictBadge({ verdict, loosely }: Reply): Html {
  return verdict === "answered" && loosely
    ? html`<p class="verdict verdict-partly">Perhaps in the reports</p>`
    : html`<p class="verdict verdict-${verdict}">${VERDICTS[verdict]}</p>`;
}

/** A title that says how the question was understood need not say it twice. */
function sameWords(a: string, b: string): boolean {
  return shownLine(b).toLowerCase().endsWith(shownLine(a).toLowerCase());
}

/** Everything below the head. `list` shows the lines; by default each as a card. */
export function replyBody(reply: Reply, list: (items: readonly Item[]) => Html = evidenceList): Html {
  if (reply.problem !== undefined) return problemBlock(reply);
  return html`${reply.items.length === 0 ? "" : list(reply.items)}
${conflictsSection(reply.conflicts)}
${lookedFor(reply)}
${suggestions(reply.actions)}
${pager(reply)}`;
}

function problemBlock(reply: Reply): Html {
  return html`<div class="problem" role="alert">${reply.items.map((item) => paragraphs(item.text))}</div>`;
}

function evidenceList(items: readonly Item[]): Html {
  const lines = items.map(
    (item) => html`<li>${item.kind === "report" ? reportLine(item) : evidenceCard(item)}</li>\n`,
  );
  return html`<ol class="evidence">${lines}</ol>`;
}

/** A report in a list stands for itself: its title is the link. */
function reportLine(item: Item): Html {
  if (item.citation === null) return evidenceCard(item);
  return html`<article class="card card-paraphrase"><a href="${reportAddress(item.citation.report)}">${shownLine(item.text)}</a></article>`;
}

function lookedFor(reply: Reply): Html {
  if (reply.verdict === "answered" || reply.lookedFor.length === 0) return "";
  return html`<h2>What was looked for</h2>
<ul class="chips">${reply.lookedFor.map((term) => html`<li><span>${shownLine(term)}</span></li>`)}</ul>
<p class="muted small">${coverageLine(reply.coverage)}</p>`;
}

const PAGES: readonly Action["kind"][] = ["newer", "more", "older"];

function suggestions(actions: readonly Action[]): Html {
  const links = actions.flatMap(({ kind, label, call }) => {
    const address = PAGES.includes(kind) || kind === "context" ? null : callAddress(call);
    return address === null ? [] : [html`<li><a href="${address}">${shownLine(label)}</a></li>`];
  });
  return links.length === 0 ? "" : html`<h2>Go on from here</h2><ul class="chips">${links}</ul>`;
}

function pager(reply: Reply): Html {
  const links = reply.actions.flatMap(({ kind, label, call }) => {
    const address = PAGES.includes(kind) ? callAddress(call) : null;
    return address === null ? [] : [html`<a href="${address}">${shownLine(label)}</a>`];
  });
  if (links.length === 0 && reply.remaining === 0) return "";
  return html`<nav class="pager" aria-label="Further pages">${links}
${reply.remaining === 0 || reply.actions.some(({ kind }) => kind === "more") ? "" : html`<span class="muted">${reply.remaining} more</span>`}</nav>`;
}
