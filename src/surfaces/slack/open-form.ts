/** Opens the form of a command; the trigger that a press brings lives three seconds. */
import type { CommandCall } from "../../reply.ts";
import type { Desk, Person } from "./desk.ts";
import { type FormPlace, renderForm } from "./render-form.ts";

export async function openForm(
  desk: Desk,
  person: Person,
  trigger: string,
  call: CommandCall,
  place: FormPlace,
): Promise<void> {
  const command = desk.bot.commands.find((candidate) => candidate.name === call.command);
  if (command === undefined) return;
  const wording = desk.wording(await desk.settings(person.team));
  const view = renderForm(command, call.values, place, wording);
  if (view === null) return;
  await desk.web.client(person.token).views.open({ trigger_id: trigger, view });
}
