/** Options that several commands share. */
import type { OptionDefinition } from "../src/command.ts";

export const page = {
  name: "page",
  description: "which page of a long answer",
  welsh: "pa dudalen o ateb hir",
  type: "integer",
  min: 1,
  max: 1000,
} as const satisfies OptionDefinition;

export const from = {
  name: "from",
  description: "meetings from this date or period on, such as 2018 or last spring",
  welsh: "cyfarfodydd o’r dyddiad neu’r cyfnod hwn ymlaen, fel “2018” neu “last spring”",
  type: "period",
  aliases: ["since", "after"],
} as const satisfies OptionDefinition;

export const to = {
  name: "to",
  description: "meetings up to this date or period",
  welsh: "cyfarfodydd hyd at y dyddiad neu’r cyfnod hwn",
  type: "period",
  aliases: ["until", "till", "before"],
} as const satisfies OptionDefinition;
