/** PORT: what the bot must remember across restarts. SQLite by default, PostgreSQL for several processes. */
import type { SurfaceName } from "../surface.ts";

/** Settings of a server or workspace; absent keys have their defaults. */
export type Settings = {
  readonly visibility?: "private" | "public";
  /** Channel ids the bot answers in; empty or absent: all. */
  readonly channels?: readonly string[];
  readonly language?: "en" | "cy";
  readonly timeZone?: string;
};

export interface SettingsStore {
  settings(surface: SurfaceName, community: string): Promise<Settings>;
  changeSettings(surface: SurfaceName, community: string, change: Partial<Settings>): Promise<Settings>;
}

export interface Store extends SettingsStore {
  close(): Promise<void>;
}
