/**
 * Discord's limits, in one place.
 * Components: https://docs.discord.com/developers/components/reference
 * Messages: https://docs.discord.com/developers/resources/message#create-message
 * Commands: https://docs.discord.com/developers/interactions/application-commands
 */
export const limits = {
  /** Components of a message, nested ones included. */
  components: 40,
  /** Characters of all text displays of a message together. */
  text: 4000,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  selectOptionLabel: 100,
  selectOptionValue: 100,
  selectPlaceholder: 150,
  /** `content` of a message without components of the second version. */
  content: 2000,
  /** Alt text of an attachment and of an item of a gallery. */
  attachmentDescription: 1024,
  nonce: 25,
  threadName: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  optionChoices: 25,
  autocompleteChoices: 25,
  choiceName: 100,
  choiceValue: 100,
  stringOptionLength: 6000,
  /** Names, descriptions and values of a command and all its options together. */
  commandCharacters: 8000,
} as const;
