/** Forms and their menus, and the message shortcut. */
import type { App } from "@slack/bolt";
import { readValues } from "../../command.ts";
import { UsageError } from "../../errors.ts";
import type { CommandCall } from "../../reply.ts";
import { type Desk, type Spot, TRIGGERS } from "./desk.ts";
import { incomingText } from "./incoming-text.ts";
import { textMessage } from "./listen-buttons.ts";
import { owedBy } from "./owed-requests.ts";
import { personOf } from "./person.ts";
import { fields, textOf } from "./readers.ts";
import { FORM, fieldBlock, readForm, readPick, suggestions } from "./render-form.ts";

/** The message shortcut "Ask NEC about this", as the manifest declares it. */
export const SHORTCUT = "nec.ask-about";

const LONGEST_QUESTION = 500;

export function listenForms(app: App, desk: Desk): void {
  app.options<"block_suggestion">(
    { type: "block_suggestion", action_id: /^nec\.pick\./ },
    async ({ options, ack }) => {
      const pick = readPick(options.action_id);
      const choices = pick === null ? [] : desk.bot.complete(pick.command, pick.option, options.value, 99);
      await ack({ options: suggestions(options.value, choices) });
    },
  );

  app.view({ type: "view_submission", callback_id: FORM }, async ({ ack, body, view, context }) => {
    const form = readForm(fields(view));
    if (form === null) return ack();
    const faults = faultsOf(form.call, desk);
    if (faults.length > 0) {
      const { language } = desk.wording(await desk.settings(personOf(context, body.user.id).team));
      const errors = Object.fromEntries(faults.map(([field, fault]) => [field, fault.sentence(language)]));
      return ack({ response_action: "errors", errors });
    }
    await ack();
    await desk.work.run(async () => {
      const person = personOf(context, body.user.id);
      const settings = await desk.settings(person.team);
      const { channel, direct } = form.place;
      const spot = { ...form.place, channel: channel ?? person.user };
      const reply = await desk.run(form.call, person, spot, settings);
      const share = direct || channel === null ? null : form.call;
      const shown = channel === null ? { ...spot, direct: true } : spot;
      for (const message of desk.render(reply, settings, { share })) await desk.tell(person, shown, message);
    });
  });

  app.shortcut({ type: "message_action", callback_id: SHORTCUT }, async ({ shortcut, ack, context }) => {
    await ack();
    await desk.once(
      TRIGGERS,
      textOf(shortcut.trigger_id),
      async (begin) => {
        const person = personOf(context, shortcut.user.id);
        const settings = await desk.settings(person.team);
        const message = fields(shortcut.message);
        const channel = shortcut.channel.id;
        const spot: Spot = {
          channel,
          thread: textOf(message.thread_ts),
          direct: channel.startsWith("D"),
        };
        const address = textOf(shortcut.response_url);
        const show = async (messages: ReturnType<Desk["render"]>) => {
          for (const part of messages) await desk.answerAt(address, "ephemeral", person, spot, part);
        };
        const question = incomingText(textOf(message.text) ?? "", person.botUser).slice(0, LONGEST_QUESTION);
        if (question === "") return show([textMessage(desk.wording(settings).noText)]);
        const call: CommandCall = { command: "ask", values: { question } };
        const outside = desk.refusal(settings, spot);
        if (outside !== null) return show([outside]);
        const reply = await desk.run(call, person, spot, settings);
        if (!(await begin())) return;
        await show(desk.render(reply, settings, { share: spot.direct ? null : call }));
      },
      owedBy(context),
    );
  });
}

/** What cannot be read, field by field, before the form closes. */
function faultsOf({ command, values }: CommandCall, desk: Desk): [field: string, UsageError][] {
  const options = desk.bot.commands.find((candidate) => candidate.name === command)?.options ?? [];
  const faults: [string, UsageError][] = [];
  for (const option of options) {
    const value = values[option.name];
    try {
      readValues([option], value === undefined ? {} : { [option.name]: value }, desk.today());
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      faults.push([fieldBlock(option.name), thrown]);
    }
  }
  return faults;
}
