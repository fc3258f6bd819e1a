import { defineCommand, type OptionDefinition } from "../src/command.ts";
import type { FollowKind } from "../src/store/subscription.ts";
import { placeToChange } from "./place.ts";
import type { Services } from "./services.ts";

const FOLLOW_KINDS = ["topic", "person", "body"] as const satisfies readonly FollowKind[];

export const subject = {
  name: "subject",
  description: "topic, person or body",
  welsh: "pwnc, person neu gorff",
  type: "text",
  required: true,
  positional: true,
  maxLength: 100,
} as const satisfies OptionDefinition;

export const kind = {
  name: "kind",
  description: "what the subject is, where the same name could be several",
  welsh: "beth yw’r pwnc, lle gallai’r un enw olygu sawl peth",
  type: "choice",
  choices: FOLLOW_KINDS,
} as const satisfies OptionDefinition;

export const follow = defineCommand({
  name: "follow",
  stateful: true,
  description: "Be told when a report says something on a topic, person or body",
  welsh: "Cael gwybod pan fydd adroddiad yn dweud rhywbeth am bwnc, person neu gorff",
  options: [subject, kind],
  examples: ["follow Forde report", "follow NEC kind:body"],
  run: async (values, services: Services, asker) =>
    services.digests
      .speaking(asker.language)
      .follow(placeToChange(asker), values.subject, kindsOf(values.kind)),
});

export function kindsOf(chosen: FollowKind | undefined): readonly FollowKind[] {
  return chosen === undefined ? FOLLOW_KINDS : [chosen];
}
