/** Bolt over Socket Mode or HTTP. */
import type { AddressInfo, Server } from "node:net";
import {
  App,
  type Authorize,
  type CustomRoute,
  HTTPReceiver,
  type InstallationStore,
  SocketModeReceiver,
} from "@slack/bolt";
import { NecError } from "../../errors.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { AnswerQueue } from "../answer-queue.ts";
import { boltLog } from "./bolt-log.ts";
import { ENDPOINT, guardRequests } from "./guard-requests.ts";
import { oneAtATime } from "./installations.ts";
import { sentAt, skipAnswered } from "./redelivered.ts";
import { SCOPES } from "./scopes.ts";
import { clientOptions } from "./slack-web.ts";
import { createSocketKeeper } from "./socket-keeper.ts";
import { isStoreAway, refuseWhileStoreAway } from "./store-away.ts";

export type SlackAccess = {
  /** Socket Mode's app-level token; null: HTTP. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Another server that speaks Slack's API; null: Slack. */
  readonly apiUrl: string | null;
  readonly install: InstallAccess | null;
};

/** Installing in many workspaces over OAuth (https://docs.slack.dev/authentication/installing-with-oauth). */
type InstallAccess = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
};

export type Connection = {
  readonly app: App;
  /** Finds the token for a workspace among the installations; null where there is one workspace only. */
  readonly installed: Authorize<boolean> | null;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where Slack's requests are accepted; null in Socket Mode and before the start. */
  url(): string | null;
};

type ConnectionParts = {
  readonly access: SlackAccess;
  readonly log: Log;
  /** For one workspace; not used where installations are kept. */
  readonly authorize: Authorize<boolean>;
  readonly installations: InstallationStore | null;
  /** Where the workspace's own is not known. */
  readonly language: Language;
  readonly queue: Pick<AnswerQueue, "acknowledge">;
  connected(up: boolean): void;
  /** Whether requests are being taken, for `/health`. */
  healthy(): boolean;
  wait(milliseconds: number): Promise<void>;
};

/** How long Slack's socket may keep silent before it counts as lost. */
const PONG_MS = 15_000;

export function connect(parts: ConnectionParts): Connection {
  const { appToken, install } = parts.access;
  // Other workspaces can only install the app where Slack reaches it over HTTP.
  return appToken === null || install !== null ? overHttp(parts) : overSocket(parts, appToken);
}

function overSocket(parts: ConnectionParts, appToken: string): Connection {
  const { access, log, authorize } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(log),
    // Bolt gives up on some failures while reconnecting, and with an unhandled rejection: the keeper never does.
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_MS,
    installerOptions: { clientOptions: clientOptions(access.apiUrl, log) },
  });
  const keeper = createSocketKeeper({ ...parts, client: receiver.client });
  return {
    app: createApp(parts, receiver, authorize),
    installed: null,
    start: keeper.start,
    stop: keeper.stop,
    url: () => null,
  };
}

function overHttp(parts: ConnectionParts): Connection {
  const { access, log, authorize, installations } = parts;
  if (access.signingSecret === null) {
    throw new NecError(
      "SURFACE",
      "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).",
    );
  }
  const receiver = new HTTPReceiver({
    signingSecret: access.signingSecret,
    logger: boltLog(log),
    endpoints: [ENDPOINT],
    customRoutes: [healthRoute(parts)],
    customPropertiesExtractor: sentAt,
    processEventErrorHandler: refuseWhileStoreAway(parts.language),
    ...(access.install === null || installations === null
      ? {}
      : {
          ...access.install,
          scopes: [...SCOPES],
          installationStore: installations,
          installerOptions: { clientOptions: clientOptions(access.apiUrl, log), directInstall: false },
        }),
  });
  guardRequests(receiver, parts.queue);
  const { installer } = receiver;
  if (installer !== undefined) installer.authorize = oneAtATime(installer.authorize);
  const installed: Authorize<boolean> | null =
    installer === undefined ? null : async (source) => (await installer.authorize(source)) ?? {};
  // Bolt takes the installer's own way of finding tokens, and refuses another one beside it.
  const app = createApp(parts, receiver, installed === null ? authorize : null);
  let address: AddressInfo | null = null;
  return {
    app,
    installed,
    async start() {
      let server: Server;
      try {
        server = await receiver.start({ port: access.port, host: access.host });
      } catch (cause) {
        throw new NecError(
          "SURFACE",
          `The port ${access.port} for Slack's requests cannot be opened. Set SLACK_PORT to a free one.`,
          { cause },
        );
      }
      const bound = server.address();
      address = typeof bound === "object" ? bound : null;
      parts.connected(true);
    },
    async stop() {
      if (address === null) return;
      address = null;
      parts.connected(false);
      await receiver.stop();
    },
    url: () => (address === null ? null : `http://${access.host}:${address.port}${ENDPOINT}`),
  };
}

function createApp(
  { access, log, wait }: ConnectionParts,
  receiver: HTTPReceiver | SocketModeReceiver,
  authorize: Authorize<boolean> | null,
): App {
  const app = new App({
    receiver,
    ...(authorize === null ? {} : { authorize }),
    logger: boltLog(log),
    clientOptions: clientOptions(access.apiUrl, log),
    convoStore: false,
    tokenVerificationEnabled: false,
  });
  app.use(skipAnswered(wait));
  app.error(async (error) => {
    log.error(
      { surface: "slack", err: error.original ?? error },
      "a request from Slack could not be handled",
    );
    // Where nothing was acknowledged yet the receiver says so to Slack.
    if (receiver instanceof HTTPReceiver && isStoreAway(error)) throw error;
  });
  return app;
}

function healthRoute({ healthy }: ConnectionParts): CustomRoute {
  return {
    path: "/health",
    method: ["GET"],
    handler(_request, response) {
      const up = healthy();
      response.writeHead(up ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(JSON.stringify({ ok: up }));
    },
  };
}
