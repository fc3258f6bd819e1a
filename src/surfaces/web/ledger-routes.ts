/** Votes, figures with their chart, and the grid of meetings and reporters. */
import { type Context, Hono } from "hono";
import { figureChartSvg } from "../../chart/figure-chart.ts";
import { figuresAsked, figuresPicture } from "../../chart/figures-picture.ts";
import type { Figure } from "../../report.ts";
import { notFound } from "./access-routes.ts";
import { reportAddress } from "./addresses.ts";
import { catalogueOf } from "./catalogue.ts";
import { queryValues, send, sendReply, type WebContext } from "./context.ts";
import { coverageJson, coveragePage } from "./coverage-page.ts";
import { figuresPage, measuresOf, votesPage } from "./ledger-pages.ts";
import { webAsker } from "./web-options.ts";

const SHOWN_FIRST = "membership";

export function ledgerRoutes(web: WebContext): Hono {
  const app = new Hono();

  app.get("/votes", async (c) => {
    const values = queryValues(c, ["subject", "from", "to", "person", "page"]);
    const reply = await web.bot.ask("votes", values, webAsker);
    const { subject = "", from = "", to = "", person = "" } = values;
    return sendReply(c, web, reply, () => ({
      title: reply.title,
      section: "/votes",
      main: votesPage({ subject, from, to, person }, reply),
    }));
  });

  app.get("/figures", async (c) => {
    const { measure = SHOWN_FIRST, ...values } = queryValues(c, ["measure", "from", "to", "page"]);
    const reply = await web.bot.ask("figures", { measure, ...values }, webAsker);
    const figures =
      reply.verdict === "answered" ? figuresAsked(web.archive(), { measure, ...values }, web.today()) : [];
    const picture = await drawn(web, measure, figures);
    const { from = "", to = "" } = values;
    return sendReply(
      c,
      web,
      reply,
      () => ({
        title: reply.title,
        section: "/figures",
        main: figuresPage(measure, { from, to }, measuresOf(web.archive()), reply, picture),
      }),
      { figures: figures.map((figure) => ({ ...figure, quote: figure.quote })) },
    );
  });

  app.get("/chart.png", async (c) => {
    const { measure = SHOWN_FIRST, ...values } = queryValues(c, ["measure", "from", "to"]);
    const picture = await figuresPicture(web.archive(), { measure, ...values }, web.today());
    if (picture === null)
      return notFound(c, web, "There are not enough dated figures of that kind for a chart.");
    return c.body(new Uint8Array(picture.png), 200, {
      "Content-Type": "image/png",
      "Cache-Control": "private, no-cache",
    });
  });

  app.get("/coverage", (c: Context) => {
    const archive = web.archive();
    const { body = "" } = queryValues(c, ["body"]);
    return send(c, web, {
      page: () => ({
        title: "Meetings",
        section: "/coverage",
        main: coveragePage(archive, catalogueOf(archive), body),
      }),
      json: () => coverageJson(archive, catalogueOf(archive)),
    });
  });
  return app;
}

function drawn(web: WebContext, measure: string, figures: readonly Figure[]) {
  const archive = web.archive();
  return figureChartSvg({
    measure,
    figures,
    reportOf: (id) => archive.report(id),
    linkOf: ({ report, passage }) => reportAddress(report, passage),
  });
}
