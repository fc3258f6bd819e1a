/** Topics, people, meetings and periods. */
import { Hono } from "hono";
import { meetingAccounts } from "../../answer/meeting.ts";
import { mentionsByYear } from "../../answer/mentions.ts";
import { personNamed } from "../../answer/topic.ts";
import { yearsChartSvg } from "../../chart/years-chart.ts";
import { replyToJson } from "../../reply-json.ts";
import { notFound } from "./access-routes.ts";
import { feedAddress, meetingKey, personAddress, topicAddress, withQuery } from "./addresses.ts";
import { catalogueOf } from "./catalogue.ts";
import { queryValues, send, sendReply, type WebContext } from "./context.ts";
import { formatMeetingDate } from "./evidence.ts";
import { meetingPage } from "./meeting-page.ts";
import { peoplePage, periodPage, personPage, topicPage, topicsPage } from "./subject-pages.ts";
import { webAsker } from "./web-options.ts";

export function subjectRoutes(web: WebContext): Hono {
  const app = new Hono();
  const catalogue = () => catalogueOf(web.archive());

  app.get("/topics", (c) =>
    send(c, web, {
      page: () => ({ title: "Topics", section: "/topics", main: topicsPage(web.archive()) }),
      json: () => ({ topics: web.archive().gazetteer.topics }),
    }),
  );

  app.get("/topic", (c) => {
    const { topic, ...rest } = queryValues(c, ["topic", "from", "to", "person", "body"]);
    return c.redirect(topic === undefined ? "/topics" : withQuery(topicAddress(topic), rest), 302);
  });

  app.get("/topic/:topic", async (c) => {
    const topic = c.req.param("topic");
    const values = queryValues(c, ["from", "to", "person", "body", "page"]);
    const reply = await web.bot.ask("topic", { topic, ...values }, webAsker);
    const { from = "", to = "", person = "", body = "" } = values;
    const years = reply.verdict === "answered" ? await mentionsByYear(web.archive(), topic) : [];
    const picture = await yearsChartSvg({ subject: topic, years });
    return sendReply(
      c,
      web,
      reply,
      () => ({
        title: reply.title,
        section: "/topics",
        feeds: [{ title: `New on ${topic}`, address: feedAddress("topic", topic) }],
        main: topicPage(
          topic,
          reply,
          { from, to, person, body },
          catalogue().bodies.map(({ name }) => name),
          picture,
        ),
      }),
      { years },
    );
  });

  app.get("/people", (c) =>
    send(c, web, {
      page: () => ({ title: "People", section: "/people", main: peoplePage(web.archive(), catalogue()) }),
      json: () => ({ reporters: catalogue().reporters, people: web.archive().gazetteer.people }),
    }),
  );

  app.get("/person", (c) => {
    const { person, ...rest } = queryValues(c, ["person", "from", "to"]);
    return c.redirect(person === undefined ? "/people" : withQuery(personAddress(person), rest), 302);
  });

  app.get("/person/:person", async (c) => {
    const person = c.req.param("person");
    const reply = await web.bot.ask(
      "person",
      { person, ...queryValues(c, ["from", "to", "page"]) },
      webAsker,
    );
    const name = personNamed(person, web.archive());
    return sendReply(c, web, reply, () => ({
      title: reply.title,
      section: "/people",
      feeds: [{ title: `New by or on ${name}`, address: feedAddress("person", name) }],
      main: personPage(web.archive(), name, reply),
    }));
  });

  app.get("/date", async (c) => {
    const reply = await web.bot.ask("date", queryValues(c, ["date", "page"]), webAsker);
    return sendReply(c, web, reply, () => ({
      title: reply.title,
      section: "/coverage",
      main: periodPage(reply),
    }));
  });

  app.get("/meeting", (c) => {
    const { meeting } = queryValues(c, ["meeting"]);
    return c.redirect(meeting === undefined ? "/coverage" : `/meeting/${encodeURIComponent(meeting)}`, 302);
  });

  app.get("/meeting/:meeting", async (c) => {
    const asked = c.req.param("meeting");
    const archive = web.archive();
    const found = meetingAccounts(archive, asked, web.today());
    const listed = catalogue().meeting(found === null ? asked : (meetingKey(found.meeting) ?? ""));
    const accounts =
      found ?? (listed === undefined ? null : { meeting: listed.meeting, subjects: [], conflicts: [] });
    if (accounts === null) return notFound(c, web, "No report held here tells of that meeting.");
    const { meeting, subjects } = accounts;
    const beside = catalogue().beside(meetingKey(meeting) ?? "");
    const reports = listed?.reports ?? [];
    return send(c, web, {
      page: () => ({
        title: `${meeting.body}, ${formatMeetingDate(meeting)}`,
        section: "/coverage",
        main: meetingPage({ ...accounts, ...beside, reports, fullText: web.fullText }),
      }),
      json: async () => ({
        ...replyToJson(
          await web.bot.ask("meeting", { meeting: asked, ...queryValues(c, ["page"]) }, webAsker),
        ),
        accounts: subjects.map(({ heading, told, onlyOne }) => ({
          heading,
          onlyOne,
          told: told.map(({ report, passages }) => ({
            report: report.id,
            passages: passages.map(({ id }) => id),
          })),
        })),
      }),
    });
  });
  return app;
}
