/**
 * What Slack refuses in a message or view, written down from its documentation apart from the bot's own table:
 * https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/methods/chat.postMessage.
 */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What is wrong with a message, in words; empty when Slack would take it. */
export function payloadFaults(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  const blocks = list(message.blocks);
  const faults = blockFaults(blocks, 50);
  if (typeof message.text !== "string" && blocks.length === 0) faults.push("no_text");
  if (typeof message.text === "string" && message.text.length > 4_000) faults.push("text over 4,000");
  if (blocks.length > 0 && (typeof message.text !== "string" || message.text === "")) {
    faults.push("blocks without top-level text");
  }
  if (JSON.stringify(blocks).length > 13_200) faults.push("msg_blocks_too_long");
  if (blocks.filter((block) => isFields(block) && block.type === "table").length > 1) {
    faults.push("more than one table");
  }
  if (blocks.filter((block) => isFields(block) && block.type === "data_visualization").length > 2) {
    faults.push("more than two charts");
  }
  return faults;
}

/** What is wrong with a Home tab or modal. */
export function viewFaults(view: unknown): string[] {
  if (!isFields(view)) return ["no view"];
  const faults = blockFaults(list(view.blocks), 100);
  for (const name of ["title", "submit", "close"]) {
    const part = view[name];
    if (part !== undefined) faults.push(...textFaults(part, 24, name));
  }
  const hidden = view.private_metadata;
  if (typeof hidden === "string" && hidden.length > 3_000) faults.push("private_metadata over 3,000");
  if (view.type === "modal" && view.title === undefined) faults.push("a modal without a title");
  const hasInput = list(view.blocks).some((block) => isFields(block) && block.type === "input");
  if (view.type === "modal" && hasInput && view.submit === undefined) {
    faults.push("input blocks without a submit button");
  }
  return faults;
}

function blockFaults(blocks: readonly unknown[], most: number): string[] {
  const faults: string[] = [];
  if (blocks.length > most) faults.push(`${blocks.length} blocks, at most ${most}`);
  const ids = blocks.map((block) => (isFields(block) ? block.block_id : undefined)).filter(Boolean);
  if (new Set(ids).size < ids.length) faults.push("a block_id twice");
  for (const block of blocks) {
    if (!isFields(block)) faults.push("not a block");
    else faults.push(...oneBlock(block));
  }
  return faults;
}

function oneBlock(block: Fields): string[] {
  const type = block.type;
  switch (type) {
    case "header":
      return textFaults(block.text, 150, "header");
    case "section":
      return [
        ...(block.text === undefined ? [] : textFaults(block.text, 3_000, "section")),
        ...list(block.fields).flatMap((field) => textFaults(field, 2_000, "field")),
        ...elementFaults(block.accessory),
      ];
    case "context":
      return [
        ...(list(block.elements).length > 10 ? ["over 10 context elements"] : []),
        ...list(block.elements).flatMap((part) => textFaults(part, 3_000, "context")),
      ];
    case "actions": {
      const elements = list(block.elements);
      const ids = elements.map((part) => (isFields(part) ? part.action_id : undefined));
      return [
        ...(elements.length < 1 || elements.length > 25 ? ["1 to 25 elements in actions"] : []),
        ...(new Set(ids).size < ids.length ? ["an action_id twice"] : []),
        ...elements.flatMap(elementFaults),
      ];
    }
    case "input":
      return [...textFaults(block.label, 2_000, "label"), ...elementFaults(block.element)];
    case "table":
      return tableFaults(block);
    case "image":
      return imageFaults(block);
    case "data_visualization":
      return chartFaults(block);
    case "divider":
      return [];
    default:
      return [`a block of the kind ${String(type)}`];
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
function imageFaults({ alt_text, image_url, slack_file }: Fields): string[] {
  const alt = typeof alt_text === "string" ? alt_text : "";
  const file = isFields(slack_file) ? slack_file.id : undefined;
  return [
    ...(alt.length < 1 || alt.length > 2_000 ? ["alt_text of 1 to 2,000"] : []),
    ...((image_url === undefined) === (slack_file === undefined) ? ["one of image_url and slack_file"] : []),
    ...(slack_file === undefined || (typeof file === "string" && /^F[A-Z0-9]{8,}$/.test(file))
      ? []
      : ["a slack_file without a file's id"]),
  ];
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; pies are not looked at. */
function chartFaults(block: Fields): string[] {
  const faults: string[] = [];
  const lengths = (part: unknown, most: number, where: string) => {
    if (typeof part !== "string" || part.length < 1 || part.length > most)
      faults.push(`${where}: 1 to ${most} characters`);
  };
  lengths(block.title, 50, "chart title");
  const chart = isFields(block.chart) ? block.chart : {};
  if (!["bar", "area", "line"].includes(String(chart.type)))
    return [...faults, `chart ${String(chart.type)}`];
  const series = list(chart.series).filter(isFields);
  const axis = isFields(chart.axis_config) ? chart.axis_config : {};
  const categories = list(axis.categories);
  if (series.length < 1 || series.length > 6) faults.push("1 to 6 series");
  if (new Set(series.map(({ name }) => name)).size < series.length) faults.push("a series twice");
  if (categories.length < 1 || categories.length > 20) faults.push("1 to 20 categories");
  if (new Set(categories).size < categories.length) faults.push("a category twice");
  for (const category of categories) lengths(category, 20, "category");
  for (const label of [axis.x_label, axis.y_label]) if (label !== undefined) lengths(label, 50, "axis label");
  for (const { name, data } of series) {
    lengths(name, 20, "series");
    const points = list(data).filter(isFields);
    const labels = points.map(({ label }) => label);
    if (points.length !== categories.length || categories.some((category) => !labels.includes(category)))
      faults.push("a series that does not cover the categories");
    if (points.some(({ value }) => typeof value !== "number" || !Number.isFinite(value)))
      faults.push("a value that is no number");
  }
  return faults;
}

function tableFaults(block: Fields): string[] {
  const rows = list(block.rows).map(list);
  return [
    ...(rows.length < 1 || rows.length > 100 ? ["1 to 100 rows"] : []),
    ...(rows.some((row) => row.length < 1 || row.length > 20) ? ["1 to 20 cells in a row"] : []),
    ...(new Set(rows.map((row) => row.length)).size > 1 ? ["rows of unequal length"] : []),
    ...rows.flat().flatMap((cell) => (isFields(cell) && cell.text ? [] : ["an empty cell"])),
  ];
}

function elementFaults(element: unknown): string[] {
  if (element === undefined) return [];
  if (!isFields(element)) return ["not an element"];
  const faults: string[] = [];
  const id = element.action_id;
  if (typeof id === "string" && (id.length > 255 || id === "")) faults.push("action_id of 1 to 255");
  if (element.type === "button") {
    faults.push(...textFaults(element.text, 75, "button"));
    const value = element.value;
    if (typeof value === "string" && (value.length > 2_000 || value === "")) faults.push("button value");
  }
  if (element.placeholder !== undefined) {
    faults.push(...textFaults(element.placeholder, 150, "placeholder"));
  }
  if (list(element.options).length > 100) faults.push("over 100 options");
  faults.push(...list(element.options).flatMap(optionFaults));
  return faults;
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export function optionFaults(option: unknown): string[] {
  if (!isFields(option)) return ["not an option"];
  const value = option.value;
  return [
    ...textFaults(option.text, 75, "option"),
    ...(typeof value === "string" && value.length >= 1 && value.length <= 150 ? [] : ["an option's value"]),
  ];
}

function textFaults(part: unknown, most: number, where: string): string[] {
  const text = isFields(part) ? part.text : undefined;
  if (typeof text !== "string" || text.length < 1) return [`${where}: no text`];
  return text.length > most ? [`${where}: ${text.length} characters, at most ${most}`] : [];
}
