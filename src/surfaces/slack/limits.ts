/** What Slack accepts in a message, a view and a button. Lengths in UTF-16 code units. */

export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks: 50 in a message, 100 in a modal or Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionText: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  headerText: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /**
   * All blocks of a message together, as JSON. Slack documents no sum, but answers `msg_blocks_too_long` from
   * about 13,200 characters on (https://github.com/slackapi/bolt-js/issues/2509).
   */
  messageJson: 12_000,
  /** Top-level `text`: 4,000 recommended (https://docs.slack.dev/reference/methods/chat.postMessage). */
  fallbackText: 4_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  accessibilityLabel: 75,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element: 100 options. */
  options: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block: one in a message. */
  tableRows: 100,
  tableCell: 500,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  altText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block: titles and axes, then labels and names. */
  chartTitle: 50,
  chartLabel: 20,
  chartPoints: 20,
  /** https://docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputPlaceholder: 150,
  inputText: 3_000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  suggestedPrompts: 4,
} as const;
