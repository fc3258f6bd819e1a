/** The seam between surfaces and commands: a name and raw values in, a reply out. Errors become replies here. */
import { answerQuestion } from "./answer/answer-question.ts";
import { answerWordings } from "./answer/answer-wordings.ts";
import type { Question } from "./answer/question.ts";
import type { Archive } from "./archive/archive.ts";
import type { NameKind } from "./archive/names.ts";
import { type AskingLimits, createAskingLimit } from "./asking-limit.ts";
import type { Command, OptionDefinition, OptionType, RawValues } from "./command.ts";
import { parseCommandText } from "./command-text.ts";
import { createConversations } from "./conversation.ts";
import { asError, NecError, UsageError } from "./errors.ts";
import type { Language } from "./language.ts";
import { noteReply, type Reply } from "./reply.ts";
import type { Asker, SurfaceName } from "./surface.ts";
import { usageWordings } from "./usage-wording.ts";

/** A suggestion for an option's value: what is shown and what is sent. */
export type Choice = { readonly label: string; readonly value: string };

/** What happened at the seam, for metrics and logs: no text of the question, nobody's name. */
export type AskEvent = {
  readonly surface: SurfaceName;
  readonly command: string;
  readonly verdict: Reply["verdict"] | NonNullable<Reply["problem"]>;
  readonly ms: number;
  readonly error?: Error;
};

export type Bot = {
  readonly commands: readonly BotCommand[];
  /** Runs a command. Never throws: what goes wrong is said in the reply. */
  ask(command: string, raw: RawValues, asker: Asker): Promise<Reply>;
  /** Reads a typed line: `/nec ...`, a command, or a question, which may follow up on the asker's last one. */
  say(text: string, asker: Asker): Promise<Reply>;
  /** Values that an option could take, best first; empty for options that are not completed. */
  complete(command: string, option: string, prefix: string, limit: number): readonly Choice[];
};

/** A command as the surfaces see it: what to show, not how it runs. */
export type BotCommand = Pick<
  Command<unknown>,
  "name" | "description" | "welsh" | "access" | "options" | "examples" | "stateful"
>;

type BotParts<Services> = {
  readonly commands: readonly Command<Services>[];
  readonly services: Services;
  archive(): Archive;
  today(): string;
  /** Milliseconds that only ever grow: for durations and for how long a conversation is remembered. */
  clock(): number;
  observe(event: AskEvent): void;
  /** How much may be asked on the chat platforms; without it, anything. */
  readonly limits?: AskingLimits;
};

const LONGEST_QUESTION = 500;

const completed: Partial<Record<OptionType, readonly NameKind[]>> = {
  text: ["topic", "person", "body"],
  topic: ["topic", "heading"],
  person: ["person"],
  body: ["body"],
  meeting: ["meeting"],
  report: ["report"],
};

export function createBot<Services>(parts: BotParts<Services>): Bot {
  const { commands, services, archive, today, clock, observe } = parts;
  const conversations = createConversations<Question>();
  const limit = parts.limits === undefined ? null : createAskingLimit(parts.limits);

  async function ask(name: string, raw: RawValues, asker: Asker): Promise<Reply> {
    return guarded(name, asker, async () => {
      const command = commands.find((candidate) => candidate.name === name && candidate.access !== "local");
      if (command === undefined) {
        throw new UsageError(usageWordings.phrase((words) => words.noCommand(name, publicNames(commands))));
      }
      if (command.access === "admin" && !asker.admin) {
        throw new UsageError(usageWordings.phrase((words) => words.forManagers(name)));
      }
      if (name === "ask" && raw.page === undefined) return question(raw.question ?? "", asker);
      return command.run(raw, services, asker, today());
    });
  }

  async function question(text: string, asker: Asker): Promise<Reply> {
    if (text.trim() === "") {
      throw new UsageError(usageWordings.phrase((words) => words.askSomething));
    }
    const key = conversationKey(asker);
    const previous = key === null ? undefined : conversations.recall(key, clock());
    const words = answerWordings.in(asker.language);
    const context = { archive: archive(), today: today(), words };
    const answer = await answerQuestion(
      text.slice(0, LONGEST_QUESTION),
      previous === undefined ? context : { ...context, previous },
    );
    if (key !== null) conversations.remember(key, answer.question, clock());
    return answer.reply;
  }

  async function guarded(command: string, asker: Asker, run: () => Promise<Reply>): Promise<Reply> {
    const started = clock();
    const finish = (reply: Reply, error?: Error): Reply => {
      observe({
        surface: asker.surface,
        command: commands.some((candidate) => candidate.name === command) ? command : "unknown",
        verdict: reply.problem ?? reply.verdict,
        ms: clock() - started,
        ...(error === undefined ? {} : { error }),
      });
      return reply;
    };
    const words = usageWordings.in(asker.language);
    const refusal = limit?.refusal(asker, started) ?? null;
    if (refusal !== null) return finish(problemReply("limited", words.tooFast, refusal, archive()));
    try {
      return finish(await run());
    } catch (thrown) {
      return thrown instanceof UsageError
        ? finish(problemReply("usage", words.notReadable, thrown.sentence(asker.language), archive()))
        : finish(
            problemReply("internal", words.failed, failureSentence(thrown, asker.language), archive()),
            asError(thrown),
          );
    }
  }

  return {
    commands: commands.filter((command) => command.access !== "local"),
    ask,
    async say(text, asker) {
      let parsed: ReturnType<typeof parseCommandText>;
      try {
        parsed = parseCommandText(
          text,
          commands.filter((command) => command.access !== "local"),
        );
      } catch (thrown) {
        return guarded("unknown", asker, () => Promise.reject(thrown));
      }
      return parsed.kind === "command"
        ? ask(parsed.command, parsed.values, asker)
        : guarded("ask", asker, () => question(parsed.question, asker));
    },
    complete(command, option, prefix, limit) {
      const definition = commands
        .find((candidate) => candidate.name === command)
        ?.options.find((candidate) => candidate.name === option);
      return definition === undefined ? [] : completions(definition, prefix, limit, archive());
    },
  };
}

function completions(
  option: OptionDefinition,
  prefix: string,
  limit: number,
  archive: Archive,
): readonly Choice[] {
  if (option.type === "choice") {
    const wanted = prefix.toLowerCase();
    return (option.choices ?? [])
      .filter((choice) => choice.toLowerCase().startsWith(wanted))
      .slice(0, limit)
      .map((choice) => ({ label: choice, value: choice }));
  }
  if (option.type === "measure") {
    const measures = [...new Set(archive.figures.map((figure) => figure.measure))].sort();
    return measures
      .filter((measure) => measure.includes(prefix.toLowerCase()))
      .slice(0, limit)
      .map((measure) => ({ label: measure, value: measure }));
  }
  const kinds = completed[option.type];
  if (kinds === undefined) return [];
  return archive.names.complete(prefix, kinds, limit).map(({ name, key, kind }) => ({
    label: name,
    value: kind === "meeting" || kind === "report" ? key : name,
  }));
}

/** A question in a shared channel belongs to whoever asked it; in a thread it is everybody's subject. */
function conversationKey({ surface, channel, thread, user }: Asker): string | null {
  if (thread !== undefined) return `${surface} ${channel ?? ""} thread ${thread}`;
  return user === null ? null : `${surface} ${channel ?? ""} ${user}`;
}

function problemReply(
  problem: NonNullable<Reply["problem"]>,
  title: string,
  message: string,
  archive: Archive,
): Reply {
  return { ...noteReply(title, [message], archive.coverage), verdict: "not-in-reports", problem };
}

/**
 * Our own errors say what to do, in English, to whoever runs the bot; anything else might hold what should not be
 * shown.
 */
function failureSentence(thrown: unknown, language: Language | undefined): string {
  return thrown instanceof NecError && language !== "cy"
    ? thrown.message
    : usageWordings.in(language).programError;
}

function publicNames(commands: readonly Command<never>[]): string {
  return commands
    .filter((command) => command.access === "everyone")
    .map((command) => command.name)
    .join(", ");
}
