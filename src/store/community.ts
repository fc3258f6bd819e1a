/** What is kept about a server or workspace as a whole. */
import type { SurfaceName } from "../surface.ts";
import type { StoredRow } from "./stored-row.ts";

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
  /** Sets the keys that are given, leaves the others, and returns all of them. */
  changeSettings(surface: SurfaceName, community: string, change: Partial<Settings>): Promise<Settings>;
}

/** What a platform handed over when the bot was installed, encrypted by the caller. */
export interface InstallationStore {
  installation(surface: SurfaceName, key: string): Promise<string | null>;
  saveInstallation(surface: SurfaceName, key: string, blob: string, now: Temporal.Instant): Promise<void>;
  removeInstallation(surface: SurfaceName, key: string): Promise<void>;
  /** Keys of every installation on the surface, in order. */
  installations(surface: SurfaceName): Promise<readonly string[]>;
}

/** Something the people who run a server should know; told once for each key. */
export type Notice = {
  readonly surface: SurfaceName;
  readonly community: string | null;
  /** Names the cause, e.g. `forbidden:<channel>`: the same cause is noted once. */
  readonly key: string;
  readonly text: string;
  readonly at: Temporal.Instant;
};

export interface NoticeStore {
  /** False when the same cause is noted already. */
  addNotice(notice: Notice): Promise<boolean>;
  /** Oldest first. */
  notices(surface: SurfaceName, community: string | null): Promise<readonly Notice[]>;
  /** Forgets a notice, so that its cause may be noted again. */
  removeNotice(surface: SurfaceName, community: string | null, key: string): Promise<void>;
}

/** Whose data: a whole server or workspace, or one person on a surface. */
export type DataSubject =
  | { readonly surface: SurfaceName; readonly community: string }
  | { readonly surface: SurfaceName; readonly person: string };

export type Departure = {
  readonly surface: SurfaceName;
  readonly community: string;
  readonly at: Temporal.Instant;
};

export interface CommunityStore {
  /** Servers or workspaces of which anything is stored and that the bot has not left, in no particular order. */
  communities(surface: SurfaceName): Promise<readonly string[]>;
  /** The bot was removed: nothing is posted there any more, and the data goes after a time of grace. */
  communityLeft(surface: SurfaceName, community: string, now: Temporal.Instant): Promise<void>;
  /** The bot is back (or never left): digests go on where they were. */
  communityReturned(surface: SurfaceName, community: string): Promise<void>;
  /** Departures at or before `until`, oldest first. */
  departures(until: Temporal.Instant): Promise<readonly Departure[]>;
  /** Everything stored about a server, workspace or person, as rows. */
  exportData(subject: DataSubject): Promise<readonly StoredRow[]>;
  /** Deletes what `exportData` shows; returns how many rows went. */
  deleteData(subject: DataSubject): Promise<number>;
}
