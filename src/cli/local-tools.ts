/** The command line's own tools, in the order in which help shows them. */
import { briefTool } from "./brief-tool.ts";
import { checkTool } from "./check-tool.ts";
import { doctorTool } from "./doctor-tool.ts";
import { importTool } from "./import-tool.ts";
import type { LocalTool } from "./local-tool.ts";
import { reportsTool } from "./reports-tool.ts";
import { storeTool } from "./store-tool.ts";

export const localTools: readonly LocalTool[] = [
  reportsTool,
  checkTool,
  importTool,
  storeTool,
  doctorTool,
  briefTool,
];
