import type { SurfaceName } from "../surface.ts";

/** The surfaces as they may stand in a row. */
export const SURFACES = ["console", "web", "discord", "slack"] as const satisfies readonly SurfaceName[];
