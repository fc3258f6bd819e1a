/** The description of the pages as JSON (https://spec.openapis.org/oas/v3.1.1.html). */
import { z } from "zod";
import type { BotCommand } from "../../bot.ts";
import type { OptionDefinition } from "../../command.ts";
import { jsonSchemas, type SchemaName } from "./json-schemas.ts";

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: { readonly type: "string" };
};

/** A page: its path with parameters in braces, what it answers, and which command's options its query takes. */
type DescribedPage = {
  readonly path: string;
  readonly summary: string;
  readonly schema: SchemaName;
  readonly query: readonly Parameter[];
  readonly inPath?: Parameter;
};

/** Pages that answer a command, with the option that stands in the path where there is one. */
const COMMAND_PAGES: readonly {
  readonly command: string;
  readonly path: string;
  readonly inPath?: string;
}[] = [
  { command: "topic", path: "/topic/{topic}", inPath: "topic" },
  { command: "person", path: "/person/{person}", inPath: "person" },
  { command: "meeting", path: "/meeting/{meeting}", inPath: "meeting" },
  { command: "date", path: "/date" },
  { command: "votes", path: "/votes" },
  { command: "figures", path: "/figures" },
  { command: "brief", path: "/brief" },
];

/** Every page that has a form in JSON. */
function describedPages(commands: readonly BotCommand[]): readonly DescribedPage[] {
  const optionOf = (command: string, option: string) =>
    commands.find(({ name }) => name === command)?.options.find(({ name }) => name === option);
  return [
    {
      path: "/ask",
      summary: "Answer a question; with a filter, follow its subject within it",
      schema: "Reply",
      query: [
        parameter("q", "query", true, "the question, in your own words"),
        ...["from", "to", "person", "body", "page"].flatMap((name) => {
          const option = optionOf("topic", name);
          return option === undefined ? [] : [queryParameter(option)];
        }),
      ],
    },
    {
      path: "/reports",
      summary: "The reports held",
      schema: "Reports",
      query: [
        parameter("q", "query", false, "words of the title, file or author"),
        parameter("person", "query", false, "the author"),
        parameter("year", "query", false, "the year of a meeting"),
      ],
    },
    {
      path: "/report/{report}",
      summary: "One report with its passages",
      schema: "Report",
      query: [parameter("at", "query", false, "id of the passage to open at")],
      inPath: parameter("report", "path", true, "the report's id"),
    },
    ...COMMAND_PAGES.flatMap(({ command, path, inPath }): readonly DescribedPage[] => {
      const known = commands.find(({ name }) => name === command);
      if (known === undefined) return [];
      const query = known.options.filter(({ name }) => name !== inPath).map(queryParameter);
      const own = known.options.find(({ name }) => name === inPath);
      return [
        {
          path,
          summary: known.description,
          schema: "Reply",
          query,
          ...(own === undefined ? {} : { inPath: parameter(own.name, "path", true, own.description) }),
        },
      ];
    }),
    { path: "/coverage", summary: "Meetings and who reported them", schema: "CoverageGrid", query: [] },
    { path: "/digest", summary: "What the next digest would say", schema: "Reply", query: [] },
    {
      path: "/complete",
      summary: "Names that begin with what was typed",
      schema: "Choices",
      query: [
        parameter("option", "query", true, "topic, person or measure"),
        parameter("prefix", "query", true, "what was typed"),
      ],
    },
  ];
}

export function openApi(commands: readonly BotCommand[], server: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "NEC reports",
      version: "1.0.0",
      description:
        "What first-person reports of Labour's National Executive Committee say, quoted and cited. Send Accept: application/json, or add .json to a page's path. The text of a quote is exactly the report file's characters from start to end.",
    },
    servers: [{ url: server }],
    paths: Object.fromEntries(describedPages(commands).map((page) => [page.path, { get: operation(page) }])),
    components: {
      schemas: Object.fromEntries(
        Object.entries(jsonSchemas).map(([name, schema]) => [name, plainSchema(schema)]),
      ),
    },
  };
}

function operation({ path, summary, schema, query, inPath }: DescribedPage) {
  const answer = (name: SchemaName, description: string) => ({
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  return {
    summary,
    operationId: path.split("/")[1] ?? path,
    parameters: [...(inPath === undefined ? [] : [inPath]), ...query],
    responses: {
      "200": answer(schema, "Found"),
      "400": answer(
        schema === "Reply" ? "Reply" : "Error",
        "A value could not be read; what to mend is said",
      ),
      "404": answer("Error", "Nothing of that name is held"),
      "429": { description: "Too many requests; Retry-After says how many seconds to wait" },
    },
  };
}

function plainSchema(schema: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

function queryParameter({ name, description, required }: OptionDefinition): Parameter {
  return parameter(name, "query", required === true, description);
}

function parameter(name: string, place: "path" | "query", required: boolean, description: string): Parameter {
  return { name, in: place, required, description, schema: { type: "string" } };
}
