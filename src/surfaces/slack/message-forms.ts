/** A message in the best form that Slack takes. */
import type { webApi } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { isRefusedForm, slackErrorOf } from "./failures.ts";
import type { PictureFiles } from "./picture-files.ts";
import type { SlackMessage } from "./render-reply.ts";

export type MessageForm = { text: string; blocks?: (webApi.KnownBlock | webApi.Block)[] };

export type MessageForms = {
  /**
   * Sends as simply as it must be where Slack refuses the form: with a picture in place of a chart, then without
   * tables and charts, then as text alone.
   * @param picturesBy who uploads the picture; null where there is to be none, as files are not for a message that
   * only one person sees
   */
  inForms<Result>(
    message: SlackMessage,
    picturesBy: webApi.WebClient | null,
    send: (form: MessageForm) => Promise<Result>,
  ): Promise<Result>;
};

type FormOptions = {
  readonly files: PictureFiles;
  readonly log: Log;
  wait(milliseconds: number): Promise<void>;
};

/** Slack takes a new file's picture only once it has looked at it. */
const PICTURE_PAUSES_MS = [0, 500, 1_500];

export function createMessageForms({ files, log, wait }: FormOptions): MessageForms {
  /** The blocks of a message, best form first; each further one is made only when it is needed. */
  async function* forms(
    { blocks, plainBlocks, chart }: SlackMessage,
    picturesBy: webApi.WebClient | null,
  ): AsyncGenerator<readonly webApi.Block[]> {
    if (blocks.length > 0) yield blocks;
    if (chart !== undefined && picturesBy !== null) {
      const image = await files.imageOf(picturesBy, chart);
      if (image !== null) {
        for (const pause of PICTURE_PAUSES_MS) {
          await wait(pause);
          yield plainBlocks.toSpliced(chart.at, 0, image);
        }
        files.forget(picturesBy, chart);
      }
    }
    if (plainBlocks.length < blocks.length) yield plainBlocks;
  }

  async function inForms<Result>(
    message: SlackMessage,
    picturesBy: webApi.WebClient | null,
    send: (form: MessageForm) => Promise<Result>,
  ): Promise<Result> {
    for await (const blocks of forms(message, picturesBy)) {
      try {
        return await send({ text: message.text, blocks: [...blocks] });
      } catch (thrown) {
        if (!isRefusedForm(thrown)) throw thrown;
        log.warn({ surface: "slack", error: slackErrorOf(thrown) }, "Slack refused the blocks of a message");
      }
    }
    return send({ text: message.text });
  }

  return { inForms };
}
