/** The branch note, the next digest, help, privacy, about. */
import { Hono } from "hono";
import { LAST_MEETING, readSince } from "../../../commands/brief.ts";
import { briefReply, makeBrief } from "../../answer/brief.ts";
import { briefMarkdown } from "../../answer/brief-markdown.ts";
import { UsageError } from "../../errors.ts";
import { replyToJson } from "../../reply-json.ts";
import { briefPage } from "./brief-page.ts";
import { queryValues, send, sendReply, type WebContext } from "./context.ts";
import { errorPage } from "./error-page.ts";
import { aboutPage, helpPage, privacyPage } from "./help-pages.ts";
import { html } from "./html.ts";
import { openApi } from "./openapi.ts";
import { replyBody, replyHead } from "./reply-page.ts";

export function noteRoutes(web: WebContext): Hono {
  const app = new Hono();

  const noteFor = (since: string) => makeBrief(web.archive(), readSince(since, web.today()), web.today());

  app.get("/brief", async (c) => {
    const { since = LAST_MEETING } = queryValues(c, ["since"]);
    try {
      const brief = noteFor(since);
      const { coverage } = web.archive();
      return await send(c, web, {
        page: () => ({ title: brief.title, main: briefPage(brief, since, web.today(), coverage.reports) }),
        json: () => replyToJson(briefReply(web.archive(), brief, since)),
      });
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      const { message } = thrown;
      return send(c, web, {
        status: 400,
        page: () => ({ title: "That could not be read", main: errorPage("That could not be read", message) }),
        json: () => ({ error: message }),
      });
    }
  });

  app.get("/brief.md", (c) => {
    const { since = LAST_MEETING } = queryValues(c, ["since"]);
    try {
      const readingRoom = web.publicUrl ?? new URL(c.req.url).origin;
      const { coverage } = web.archive();
      const text = briefMarkdown(noteFor(since), { coverage, today: web.today(), readingRoom });
      return c.body(text, 200, { "Content-Type": "text/markdown; charset=utf-8" });
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      return c.text(`${thrown.message}\n`, 400);
    }
  });

  app.get("/digest", async (c) => {
    const reply = await web.digestPreview();
    return sendReply(c, web, reply, () => ({
      title: reply.title,
      main: html`<p class="muted">What the next digest would say if it went out now.</p>${replyHead(reply)}${replyBody(reply)}`,
    }));
  });

  app.get("/openapi.json", (c) =>
    c.json(openApi(web.bot.commands, web.publicUrl ?? new URL(c.req.url).origin)),
  );

  app.get("/help", (c) =>
    send(c, web, {
      page: () => ({ title: "Help", main: helpPage(web.bot.commands) }),
      json: () => ({
        commands: web.bot.commands
          .filter(({ access }) => access === "everyone")
          .map(({ name, description, options, examples }) => ({ name, description, options, examples })),
      }),
    }),
  );

  app.get("/privacy", (c) =>
    send(c, web, {
      page: () => ({ title: "Privacy", main: privacyPage() }),
      json: () => ({ cookies: web.password !== null, questionsStored: false }),
    }),
  );

  app.get("/about", (c) =>
    send(c, web, {
      page: () => ({ title: "About", main: aboutPage(web.archive().coverage, web.fullText) }),
      json: () => ({ coverage: web.archive().coverage, fullText: web.fullText }),
    }),
  );
  return app;
}
