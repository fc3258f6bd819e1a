/** The front page, answers to questions, suggestions while typing. */
import { type Context, Hono } from "hono";
import { parseCommandText } from "../../command-text.ts";
import { UsageError } from "../../errors.ts";
import { noteReply, type Reply } from "../../reply.ts";
import { callAddress } from "./addresses.ts";
import { type Asking, answerPage, askForm, frontPage } from "./ask-page.ts";
import { catalogueOf } from "./catalogue.ts";
import { queryValues, send, sendReply, type WebContext } from "./context.ts";
import { html } from "./html.ts";
import { webAsker } from "./web-options.ts";

const LATEST = 6;
const MOST_SUGGESTIONS = 10;
/** Options whose names are suggested while somebody types. */
const SUGGESTED: Readonly<Record<string, { readonly command: string; readonly option: string }>> = {
  topic: { command: "topic", option: "topic" },
  person: { command: "person", option: "person" },
  measure: { command: "figures", option: "measure" },
};

export function askRoutes(web: WebContext): Hono {
  const app = new Hono();
  const bodies = () => catalogueOf(web.archive()).bodies.map(({ name }) => name);

  app.get("/", (c) =>
    send(c, web, {
      page: () => ({
        title: "NEC reports",
        section: "/",
        main: frontPage(web.archive(), bodies(), catalogueOf(web.archive()).newest.slice(0, LATEST)),
      }),
      json: () => ({ coverage: web.archive().coverage }),
    }),
  );

  app.get("/ask", async (c) => {
    const asking = askingOf(c);
    if (asking.q === "") {
      return send(c, web, {
        page: () => ({
          title: "Ask the reports",
          section: "/ask",
          main: html`<h1>Ask the reports</h1>${askForm(asking, bodies())}`,
        }),
        json: () => ({ error: "Give a question as q." }),
      });
    }
    const typed = typedCommand(asking, web);
    if (typed?.address != null) return c.redirect(typed.address, 303);
    const reply =
      typed === null
        ? await answer(asking, c.req.query("page"), web)
        : noteReply(`/nec ${typed.command}`, [ELSEWHERE], web.archive().coverage);
    return sendReply(c, web, reply, () => ({
      title: reply.title,
      section: "/ask",
      main: answerPage(asking, bodies(), reply),
    }));
  });

  app.get("/complete", (c) => {
    const wanted = SUGGESTED[c.req.query("option") ?? ""];
    const prefix = (c.req.query("prefix") ?? "").slice(0, 100);
    const choices =
      wanted === undefined || prefix.trim() === ""
        ? []
        : web.bot.complete(wanted.command, wanted.option, prefix, MOST_SUGGESTIONS);
    return c.json({ choices });
  });
  return app;
}

function askingOf(c: Context): Asking {
  const {
    q = c.req.query("question")?.trim() ?? "",
    from = "",
    to = "",
    person = "",
    body = "",
  } = queryValues(c, ["q", "from", "to", "person", "body"]);
  return { q, from, to, person, body };
}

const ELSEWHERE =
  "This command works on Discord and Slack, where the bot knows the channel it is to write to. These pages know nobody.";

/** `person Ann Black` typed as a question, with the page that answers it where there is one; null for questions. */
function typedCommand({ q }: Asking, web: WebContext): { command: string; address: string | null } | null {
  try {
    const typed = parseCommandText(q, web.bot.commands);
    if (typed.kind === "question" || typed.command === "ask") return null;
    return { command: typed.command, address: callAddress({ command: typed.command, values: typed.values }) };
  } catch (thrown) {
    if (thrown instanceof UsageError) return null;
    throw thrown;
  }
}

/** With a filter the words are a subject to be followed within it; without, they are a question. */
function answer(
  { q, from, to, person, body }: Asking,
  page: string | undefined,
  web: WebContext,
): Promise<Reply> {
  const paged: Record<string, string> = page === undefined || page === "" ? {} : { page };
  const filters = Object.fromEntries(
    Object.entries({ from, to, person, body }).filter(([, value]) => value !== ""),
  );
  if (Object.keys(filters).length > 0)
    return web.bot.ask("topic", { topic: q, ...filters, ...paged }, webAsker);
  return page === undefined
    ? web.bot.say(q, webAsker)
    : web.bot.ask("ask", { question: q, ...paged }, webAsker);
}
