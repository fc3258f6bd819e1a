/** What is said when something cannot be read, may not be done, or is asked too fast. */
import { wordings } from "./language.ts";

/** Names of commands, options and choices are typed as they stand in every language. */
export type UsageWording = {
  readonly tooFast: string;
  readonly notReadable: string;
  readonly failed: string;
  /** An error of the program: nothing of it is shown. */
  readonly programError: string;
  askedALot(seconds: number): string;
  askedALotHere(seconds: number): string;
  noCommand(name: string, known: string): string;
  forManagers(command: string): string;
  readonly askSomething: string;
  unknownOption(name: string, known: string): string;
  pleaseGive(option: string, description: string): string;
  needsValue(option: string, description: string): string;
  notExpected(text: string, options: string): string;
  notADate(text: string, option: string): string;
  notANumber(text: string, option: string, min: number, max: number): string;
  notYesOrNo(text: string, option: string): string;
  notAChoice(text: string, option: string, choices: string): string;
};

const en: UsageWording = {
  tooFast: "A little slower, please",
  notReadable: "That could not be read",
  failed: "Something went wrong here",
  programError:
    "The question could not be answered because of an error in the program. It has been logged; please try again.",
  askedALot: (seconds) =>
    seconds === 1
      ? "You have asked a lot in a short time. Please ask again in a second."
      : `You have asked a lot in a short time. Please ask again in ${seconds} seconds.`,
  askedALotHere: (seconds) =>
    seconds === 1
      ? "A lot is being asked here just now. Please ask again in a second."
      : `A lot is being asked here just now. Please ask again in ${seconds} seconds.`,
  noCommand: (name, known) => `There is no command "${name}". Try one of: ${known}.`,
  forManagers: (command) => `"${command}" is for those who manage this server or workspace.`,
  askSomething: "Please ask something, such as: what happened to the Forde report?",
  unknownOption: (name, known) =>
    known === ""
      ? `"${name}" is not an option here: this command has none.`
      : `"${name}" is not an option here. Options: ${known}.`,
  pleaseGive: (option, description) => `Please give "${option}": ${description}.`,
  needsValue: (option, description) => `"--${option}" needs a value: ${description}.`,
  notExpected: (text, options) =>
    options === ""
      ? `"${text}" was not expected here. This command takes no options.`
      : `"${text}" was not expected here. Options: ${options}.`,
  notADate: (text, option) =>
    `"${text}" is not a date that can be read for "${option}". Try "6 March 2018", "march 2021", "between 2018 and 2020" or "last spring".`,
  notANumber: (text, option, min, max) =>
    `"${option}" takes a whole number from ${min} to ${max}, not "${text}".`,
  notYesOrNo: (text, option) => `"${option}" takes yes or no, not "${text}".`,
  notAChoice: (text, option, choices) => `"${option}" is one of ${choices}; not "${text}".`,
};

const cy: UsageWording = {
  tooFast: "Ychydig yn arafach, os gwelwch yn dda",
  notReadable: "Ni ellid darllen hynny",
  failed: "Aeth rhywbeth o’i le yma",
  programError:
    "Ni ellid ateb y cwestiwn oherwydd gwall yn y rhaglen. Mae’r gwall wedi’i gofnodi; rhowch gynnig arall arni.",
  askedALot: (seconds) =>
    seconds === 1
      ? "Rydych wedi gofyn llawer mewn amser byr. Gofynnwch eto ymhen eiliad."
      : `Rydych wedi gofyn llawer mewn amser byr. Gofynnwch eto ymhen ${seconds} eiliad.`,
  askedALotHere: (seconds) =>
    seconds === 1
      ? "Mae llawer o gwestiynau’n cael eu gofyn yma ar hyn o bryd. Gofynnwch eto ymhen eiliad."
      : `Mae llawer o gwestiynau’n cael eu gofyn yma ar hyn o bryd. Gofynnwch eto ymhen ${seconds} eiliad.`,
  noCommand: (name, known) => `Nid oes gorchymyn “${name}”. Rhowch gynnig ar un o’r rhain: ${known}.`,
  forManagers: (command) =>
    `Dim ond y rhai sy’n rheoli’r gweinydd neu’r gweithle hwn all ddefnyddio “${command}”.`,
  askSomething: "Gofynnwch rywbeth, er enghraifft: what happened to the Forde report?",
  unknownOption: (name, known) =>
    known === ""
      ? `Nid yw “${name}” yn opsiwn yma: nid oes gan y gorchymyn hwn opsiynau.`
      : `Nid yw “${name}” yn opsiwn yma. Dyma’r opsiynau: ${known}.`,
  pleaseGive: (option, description) => `Rhowch “${option}”: ${description}.`,
  needsValue: (option, description) => `Mae angen gwerth ar “--${option}”: ${description}.`,
  notExpected: (text, options) =>
    options === ""
      ? `Nid oedd disgwyl “${text}” yma. Nid oes gan y gorchymyn hwn opsiynau.`
      : `Nid oedd disgwyl “${text}” yma. Dyma’r opsiynau: ${options}.`,
  notADate: (text, option) =>
    `Nid yw “${text}” yn ddyddiad y gellir ei ddarllen ar gyfer “${option}”. Rhowch gynnig ar “6 Mawrth 2018”, “mawrth 2021”, “2018 hyd 2020” neu “last spring”.`,
  notANumber: (text, option, min, max) =>
    `Mae angen rhif cyfan rhwng ${min} a ${max} ar gyfer “${option}”, nid “${text}”.`,
  notYesOrNo: (text, option) => `Mae angen “yes” neu “no” ar gyfer “${option}”, nid “${text}”.`,
  notAChoice: (text, option, choices) =>
    `Mae angen un o’r rhain ar gyfer “${option}”: ${choices}; nid “${text}”.`,
};

export const usageWordings = wordings({ en, cy });
