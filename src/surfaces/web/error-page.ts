/** Pages for what cannot be shown. */
import { type Html, html } from "./html.ts";

export function errorPage(title: string, text: string): Html {
  return html`<h1>${title}</h1><p class="lead">${text}</p>
<ul class="chips"><li><a href="/">Ask a question</a></li><li><a href="/reports">All reports</a></li></ul>`;
}

export function loginPage(next: string, failed: boolean): Html {
  return html`<div class="narrow"><h1>These pages are for members</h1>
<p class="lead">Type the password you were given, or follow a link the bot posted.</p>
${failed ? html`<div class="problem" role="alert"><p>That is not the password.</p></div>` : ""}
<form action="/login" method="post">
<input type="hidden" name="next" value="${next}">
<p><label for="password">Password</label>
<input type="password" id="password" name="password" required autocomplete="current-password"></p>
<p><button type="submit">Open</button></p>
</form>
<p class="muted small">Opening sets one cookie, which only says that you may read.</p></div>`;
}
