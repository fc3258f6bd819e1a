/** The command line's own tools, in the order in which help shows them. */
import { briefTool } from "./brief-tool.ts";
import type { LocalTool } from "./local-tool.ts";
import { reportsTool } from "./reports-tool.ts";

export const localTools: readonly LocalTool[] = [briefTool, reportsTool];
