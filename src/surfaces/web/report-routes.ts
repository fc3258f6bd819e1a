/** The reports: all of them, and each to read. */
import { Hono } from "hono";
import type { Report } from "../../report.ts";
import { notFound } from "./access-routes.ts";
import { reportAddress } from "./addresses.ts";
import { catalogueOf } from "./catalogue.ts";
import { send, type WebContext } from "./context.ts";
import { shownLine } from "./html.ts";
import { reportJson, reportPage } from "./report-page.ts";
import { reportSummary, reportsPage, selectReports } from "./reports-page.ts";

export function reportRoutes(web: WebContext): Hono {
  const app = new Hono();

  app.get("/reports", (c) => {
    const archive = web.archive();
    const selection = {
      words: c.req.query("report") ?? c.req.query("q") ?? "",
      person: c.req.query("person") ?? "",
      year: c.req.query("year") ?? "",
    };
    const found = selectReports(archive, selection);
    return send(c, web, {
      page: () => ({
        title: "Reports",
        section: "/reports",
        main: reportsPage(archive, catalogueOf(archive), selection, found),
      }),
      json: () => ({ reports: found.map(reportSummary) }),
    });
  });

  app.get("/report/:id", (c) => {
    const asked = c.req.param("id");
    const archive = web.archive();
    const report = archive.report(asked);
    if (report === undefined) {
      const named = namedReport(archive.reports, asked);
      return named === null
        ? notFound(
            c,
            web,
            "That report is not held here: it may have been taken out, or its address may have changed.",
          )
        : Promise.resolve(c.redirect(reportAddress(named.id, c.req.query("passage") ?? null), 302));
    }
    const options = { at: c.req.query("at") ?? c.req.query("passage") ?? null, fullText: web.fullText };
    return send(c, web, {
      page: () => ({
        title: shownLine(report.title),
        section: "/reports",
        main: reportPage(report, catalogueOf(archive), options),
      }),
      json: () => reportJson(report, options),
    });
  });
  return app;
}

/** A report asked for by its title or file, when only one has it. */
function namedReport(reports: readonly Report[], asked: string): Report | null {
  const wanted = asked.toLowerCase();
  const named = reports.filter(
    ({ title, file }) => title.toLowerCase() === wanted || file.toLowerCase() === wanted,
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
