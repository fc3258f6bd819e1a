/** Pictures of charts as files in Slack, for messages whose own chart Slack does not take. */
import type { webApi } from "@slack/bolt";
import type { ImageBlock } from "@slack/types";
import { LRUCache } from "lru-cache";
import type { Pictures } from "../../chart/draw-chart.ts";
import type { Log } from "../../log.ts";
import type { ShownChart } from "./render-reply.ts";

export type PictureFiles = {
  /**
   * The chart as an image block; null where it cannot be drawn or the app may not write files. The file is shared
   * with nobody: it is seen where a message shows it, and never stands in a channel by itself
   * (https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object).
   */
  imageOf(client: webApi.WebClient, chart: ShownChart): Promise<ImageBlock | null>;
  /** The file is no longer what it was: the next to ask has another one made. */
  forget(client: webApi.WebClient, chart: ShownChart): void;
};

/** A chart that is asked for again is uploaded once. */
const KEPT = 200;
const FILE = "chart.png";

export function createPictureFiles(pictures: Pictures, log: Log): PictureFiles {
  const files = new LRUCache<string, Promise<string | null>>({ max: KEPT });
  const keyOf = ({ token = "" }: webApi.WebClient, { data, language }: ShownChart) =>
    JSON.stringify([token, language, data]);

  async function upload(
    client: webApi.WebClient,
    { data, alt, language }: ShownChart,
  ): Promise<string | null> {
    const picture = await pictures.of(data, language);
    if (picture === null) return null;
    const { files: uploads } = await client.filesUploadV2({
      file: Buffer.from(picture.png),
      filename: FILE,
      alt_text: alt,
    });
    return uploads?.[0]?.files?.[0]?.id ?? null;
  }

  return {
    async imageOf(client, chart) {
      const key = keyOf(client, chart);
      const uploading = files.get(key) ?? upload(client, chart);
      files.set(key, uploading);
      try {
        const id = await uploading;
        return id === null ? null : { type: "image", alt_text: chart.alt, slack_file: { id } };
      } catch (err) {
        files.delete(key);
        log.debug({ surface: "slack", err }, "a chart could not be uploaded; the answer goes without");
        return null;
      }
    },
    forget: (client, chart) => void files.delete(keyOf(client, chart)),
  };
}
