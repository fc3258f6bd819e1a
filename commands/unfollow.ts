import { defineCommand } from "../src/command.ts";
import { kind, kindsOf, subject } from "./follow.ts";
import { placeToChange } from "./place.ts";
import type { Services } from "./services.ts";

export const unfollow = defineCommand({
  name: "unfollow",
  stateful: true,
  description: "No longer be told about a subject that is followed here",
  welsh: "Peidio â chael gwybod mwyach am bwnc a ddilynir yma",
  options: [subject, kind],
  examples: ["unfollow Forde report"],
  run: async (values, services: Services, asker) =>
    services.digests
      .speaking(asker.language)
      .unfollow(placeToChange(asker), values.subject, kindsOf(values.kind)),
});
