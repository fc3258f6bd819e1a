/** Help, privacy and about: what the bot does, keeps and is. */
import type { BotCommand } from "../../bot.ts";
import type { Coverage } from "../../report.ts";
import { hasPage, withQuery } from "./addresses.ts";
import { type Html, html } from "./html.ts";
import { coverageLine } from "./page.ts";

export function helpPage(commands: readonly BotCommand[]): Html {
  const everyone = commands.filter(({ access }) => access === "everyone");
  return html`<h1>Help</h1>
<div class="narrow"><p class="lead">Ask as you would ask a person who has read every report. The same questions and commands work here, on Discord, on Slack and on the console.</p>
<p>Dates are read the British way, and loosely: “6/3/18”, “last spring”, “between 2018 and 2020”. Names may be misspelt. If the reports do not say, the answer says so, and what was looked for.</p>
<p>Text in quotation marks stands in the report as it is shown; a line marked “paraphrase” comes from a digest, which is somebody’s summary. Where accounts differ, all are shown and none is preferred.</p></div>
<h2>Commands</h2>
<p class="narrow">Type them into the question field; on Discord and Slack put <code>/nec</code> before them.</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Command</th><th scope="col">What it gives</th><th scope="col">For example</th></tr></thead>
<tbody>${everyone.map(
    ({
      name,
      description,
      examples,
      options,
    }) => html`<tr><th scope="row">${name}</th><td>${description}.${options
      .filter((option) => option.name !== "page")
      .map(
        (option) =>
          html` <span class="muted small">${option.name}${option.required ? "" : " (optional)"}: ${option.description}.</span>`,
      )}</td>
<td>${examples.map((example) => (hasPage(name) ? html`<a href="${withQuery("/ask", { q: example })}">${example}</a><br>` : html`${example}<br>`))}${hasPage(name) ? "" : html`<span class="muted small">on Discord and Slack</span>`}</td></tr>
`,
  )}</tbody></table></div>
<h2>Keys and feeds</h2>
<div class="narrow"><p>“/” goes to the question field. Every passage has a link of its own, shown when you point at it. Each page is there as JSON too: add <code>.json</code> to its address (<a href="/openapi.json">description</a>). Feeds: <a href="/feeds/reports.atom">new reports</a>, and one for each topic and person.</p></div>`;
}

export function privacyPage(): Html {
  return html`<h1>Privacy</h1>
<div class="narrow"><p class="lead">These pages do not know who you are.</p>
<ul>
<li>Questions are answered and forgotten: they are not stored, and not logged with an address or anything else of yours.</li>
<li>There are no cookies, unless these pages ask for a password; then one cookie says that you may read, and nothing else.</li>
<li>Nothing is loaded from any other site, and the sites you follow links to are not told where you came from.</li>
<li>Your address is held in memory for some minutes, only to limit how much one client may ask.</li>
<li>What the bot keeps on Discord and Slack, the command <code>/nec privacy</code> says there, and shows and deletes yours.</li>
</ul>
<p>A question is part of the address of its answer, as with any search page: your own browser’s history holds it, and so may the network you use if these pages are not encrypted.</p></div>`;
}

export function aboutPage(coverage: Coverage, fullText: boolean): Html {
  return html`<h1>About</h1>
<div class="narrow"><p class="lead">An open-source reader of first-person reports of Labour’s National Executive Committee, written by people who sat on it. ${coverageLine(coverage)}</p>
<p>It finds what the reports say, quotes it and names its source. It does not summarise, guess or take sides, and no language model writes its answers. What no report says, it does not say.</p>
<p>The copyright of a report is its author’s; every line links to the page it came from. ${fullText ? "" : "Of full reports only the passages around a citation are shown here. "}Digests are summaries in other words, marked as such.</p>
<p>This is not a service of the Labour Party, and the party does not answer for it. Reports are one person’s view of a meeting; <a href="/coverage">the grid of meetings</a> shows which have several accounts and where there is none.</p></div>`;
}
