/** `/nec ...`: acknowledged at once, answered at the response address. */
import type { App } from "@slack/bolt";
import { type Desk, isAboutReports, type Spot, TRIGGERS } from "./desk.ts";
import { commandText } from "./incoming-text.ts";
import { owedBy } from "./owed-requests.ts";
import { personOf } from "./person.ts";
import { textOf } from "./readers.ts";

export function listenCommand(app: App, desk: Desk): void {
  app.command("/nec", async ({ command, ack, context }) => {
    await ack().catch((err: unknown) => desk.log.debug({ surface: "slack", err }, "not acknowledged"));
    await desk.once(
      TRIGGERS,
      textOf(command.trigger_id),
      async (begin) => {
        const person = personOf(context, command.user_id);
        const channel = command.channel_id;
        const spot: Spot = { channel, thread: null, direct: channel.startsWith("D") };
        const settings = await desk.settings(person.team);
        const { reply, call } = await desk.say(
          `/nec ${commandText(command.text ?? "")}`,
          person,
          spot,
          settings,
        );
        const aboutReports = isAboutReports(call.command, desk.bot);
        const outside = aboutReports ? desk.refusal(settings, spot) : null;
        const open = settings.visibility === "public" && !spot.direct && reply.problem === undefined;
        const messages =
          outside === null
            ? desk.render(reply, settings, {
                share: open || spot.direct ? null : call,
                form: reply.problem === "usage" ? call : null,
              })
            : [outside];
        const visible = open && outside === null && aboutReports ? "in_channel" : "ephemeral";
        const address = command.response_url || null;
        if (!(await begin())) return;
        for (const message of messages) await desk.answerAt(address, visible, person, spot, message);
      },
      owedBy(context),
    );
  });
}
