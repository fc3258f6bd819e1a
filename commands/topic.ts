import { answerWordings } from "../src/answer/answer-wordings.ts";
import { topicReply } from "../src/answer/topic.ts";
import { withChart, yearsChart } from "../src/chart/reply-charts.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const topic = defineCommand({
  name: "topic",
  description: "What the reports say on a subject, oldest first",
  welsh: "Yr hyn y mae’r adroddiadau’n ei ddweud am bwnc, yr hynaf yn gyntaf",
  options: [
    {
      name: "topic",
      description: "a subject, such as Forde report",
      welsh: "pwnc, fel “Forde report”",
      type: "topic",
      required: true,
      positional: true,
    },
    from,
    to,
    {
      name: "person",
      description: "only what this person reported",
      welsh: "dim ond yr hyn a adroddodd y person hwn",
      type: "person",
      aliases: ["by"],
    },
    {
      name: "body",
      description: "only meetings of this body, such as Organisation Committee",
      welsh: "dim ond cyfarfodydd y corff hwn, fel “Organisation Committee”",
      type: "body",
    },
    page,
  ],
  examples: [
    "topic Forde report",
    "topic women's conference from:2018 to:2021",
    "topic OMOV person:Ann Black",
  ],
  run: async (values, services: Services, asker) => {
    const archive = services.archive();
    const reply = await topicReply(archive, values, services.today(), answerWordings.in(asker.language));
    return isNarrowed(values) ? reply : withChart(reply, await yearsChart(archive, values.topic));
  },
});

/** The chart counts every report that mentions the subject: beside a part of them it would mislead. */
function isNarrowed({
  from: first,
  to: last,
  person,
  body,
}: Readonly<Record<"from" | "to" | "person" | "body", unknown>>) {
  return [first, last, person, body].some((value) => value !== undefined);
}
