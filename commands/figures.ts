import { answerWordings } from "../src/answer/answer-wordings.ts";
import { figuresReply } from "../src/answer/figures.ts";
import { figuresChart, withChart } from "../src/chart/reply-charts.ts";
import { defineCommand } from "../src/command.ts";
import { from, page, to } from "./options.ts";
import type { Services } from "./services.ts";

export const figures = defineCommand({
  name: "figures",
  description: "Figures over time, such as membership, each with its reporter and date",
  welsh: "Ffigurau dros amser, fel aelodaeth, pob un gyda’i ohebydd a’i ddyddiad",
  options: [
    {
      name: "measure",
      description: "what is counted, such as membership",
      welsh: "yr hyn a gyfrifir, fel “membership”",
      type: "measure",
      required: true,
      positional: true,
    },
    from,
    to,
    page,
  ],
  examples: ["figures membership", "figures membership from:2020"],
  run: async (values, services: Services, asker) =>
    withChart(
      figuresReply(services.archive(), values, answerWordings.in(asker.language)),
      figuresChart(services.archive(), values),
    ),
});
