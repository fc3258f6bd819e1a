/** Fields that several forms share. */
import { type Html, html, shownLine } from "./html.ts";

/** Dates as people type them: "2018", "last spring". */
export function periodFields(from: string, to: string): Html {
  return html`<div><label for="from">From</label><input type="text" id="from" name="from" value="${from}" maxlength="100" autocomplete="off" placeholder="2018, last spring"></div>
<div><label for="to">To</label><input type="text" id="to" name="to" value="${to}" maxlength="100" autocomplete="off" placeholder="March 2021"></div>`;
}

export function personField(label: string, person: string): Html {
  return html`<div><label for="person">${label}</label><input type="text" id="person" name="person" value="${person}" maxlength="100" autocomplete="off" list="suggested-person" data-complete="person"><datalist id="suggested-person"></datalist></div>`;
}

export function bodySelect(body: string, bodies: readonly string[]): Html {
  return html`<div><label for="body">Body</label><select id="body" name="body"><option value="">Any</option>${bodies.map(
    (name) =>
      html`<option value="${name}"${name === body ? html` selected` : ""}>${shownLine(name)}</option>`,
  )}</select></div>`;
}
