/** A topic's trail through the years, a person, the lists of both, and what happened in a period. */
import type { Archive } from "../../archive/archive.ts";
import { formatDate } from "../../format-date.ts";
import type { Item, Reply } from "../../reply.ts";
import { personAddress, topicAddress } from "./addresses.ts";
import type { Catalogue } from "./catalogue.ts";
import { evidenceCard } from "./evidence.ts";
import { bodySelect, periodFields, personField } from "./form-fields.ts";
import { type Html, html, raw, shownLine } from "./html.ts";
import { replyBody, replyHead } from "./reply-page.ts";

/** What narrows a trail, as typed. */
export type TrailFilters = {
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly body: string;
};

export type Picture = { readonly svg: string; readonly alt: string } | null;

export function topicPage(
  topic: string,
  reply: Reply,
  filters: TrailFilters,
  bodies: readonly string[],
  picture: Picture,
): Html {
  return html`${replyHead(reply)}
${chartFigure(picture, "Grey: reports held of that year’s meetings.")}
${trailForm(topicAddress(topic), filters, bodies)}
${replyBody(reply, trailList)}`;
}

/** The chart library’s own markup, made from our data alone and escaped by its DOM. */
export function chartFigure(picture: Picture, caption: Html | string): Html {
  if (picture === null) return "";
  return html`<figure class="chart"><div class="scroll" tabindex="0" role="region" aria-label="Chart">${raw(picture.svg)}</div>
<figcaption>${caption}</figcaption></figure>`;
}

function trailForm(
  action: string,
  { from, to, person, body }: TrailFilters,
  bodies: readonly string[],
): Html {
  const open = [from, to, person, body].some((value) => value !== "");
  return html`<form class="ask" action="${action}" method="get"><details class="filters"${open ? html` open` : ""}><summary>Narrow this trail</summary>
<div class="fields">
${periodFields(from, to)}
${personField("Reported by", person)}
${bodySelect(body, bodies)}
<div><button type="submit">Show</button></div>
</div></details></form>`;
}

/** Evidence as a timeline: a heading for each year, our own notes between. */
function trailList(items: readonly Item[]): Html {
  const entries: Html[] = [];
  let year = "";
  for (const item of items) {
    const own = item.date?.slice(0, 4) ?? "";
    if (item.kind !== "note" && own !== "" && own !== year) {
      year = own;
      entries.push(html`<li class="year"><h2>${year}</h2></li>\n`);
    }
    entries.push(html`<li>${evidenceCard(item)}</li>\n`);
  }
  return html`<ol class="trail">${entries}</ol>`;
}

export function personPage(archive: Archive, name: string, reply: Reply): Html {
  return html`${replyHead(reply)}${roles(archive, name)}${replyBody(reply)}`;
}

/** What the corpus folder’s list of people says of them; nothing for people it does not name. */
function roles(archive: Archive, name: string): Html {
  const known = archive.gazetteer.people.find((person) => person.name === name);
  if (known === undefined || known.roles.length === 0) return "";
  return html`<dl class="facts">${known.roles.map(
    ({ role, from, to }) => html`<dt>${roleSpan(from, to)}</dt><dd>${shownLine(role)}</dd>`,
  )}</dl>`;
}

function roleSpan(from: string | null, to: string | null): string {
  if (from === null && to === null) return "Role";
  return `${from === null ? "to" : formatDate(from)}${to === null ? " on" : `${from === null ? " " : " – "}${formatDate(to)}`}`;
}

export function peoplePage(archive: Archive, catalogue: Catalogue): Html {
  const reporting = new Set(catalogue.reporters.map(({ name }) => name));
  const others = archive.gazetteer.people.map(({ name }) => name).filter((name) => !reporting.has(name));
  return html`<h1>People</h1>
<p class="lead">Those whose reports are held, and others the reports speak of.</p>
<h2>Reporters</h2>
<ul class="columns">${catalogue.reporters.map(
    ({ name, reports }) =>
      html`<li><a href="${personAddress(name)}">${shownLine(name)}</a> <span class="muted small">${reports}</span></li>\n`,
  )}</ul>
${
  others.length === 0
    ? ""
    : html`<h2>Also spoken of</h2><ul class="columns">${others
        .toSorted((a, b) => a.localeCompare(b, "en-GB"))
        .map((name) => html`<li><a href="${personAddress(name)}">${shownLine(name)}</a></li>\n`)}</ul>`
}`;
}

export function topicsPage(archive: Archive): Html {
  const topics = archive.gazetteer.topics.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
  return html`<h1>Topics</h1>
<p class="lead">Each opens its trail: what the reports say, oldest first. Any other subject can be asked for too.</p>
<form class="ask" action="/topic" method="get" role="search"><label for="topic">Follow a subject</label>
<div class="ask-row"><input type="search" id="topic" name="topic" maxlength="200" autocomplete="off" list="suggested-topic" data-complete="topic"><button type="submit">Show</button></div><datalist id="suggested-topic"></datalist></form>
<ul class="columns">${topics.map(
    ({ name, abbreviations }) =>
      html`<li><a href="${topicAddress(name)}">${shownLine(name)}</a>${
        abbreviations.length === 0
          ? ""
          : html` <span class="muted small">${shownLine(abbreviations.join(", "))}</span>`
      }</li>\n`,
  )}</ul>`;
}

/** Meetings of a period: each meeting’s line is a heading over what is told of it. */
export function periodPage(reply: Reply): Html {
  return html`${replyHead(reply)}${replyBody(reply, (items) => {
    const blocks: Html[] = [];
    for (const item of items) {
      blocks.push(
        item.kind === "meeting"
          ? html`<li><h2>${shownLine(item.text)}</h2></li>`
          : html`<li>${evidenceCard(item)}</li>\n`,
      );
    }
    return html`<ol class="evidence">${blocks}</ol>`;
  })}`;
}
