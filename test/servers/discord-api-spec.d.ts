/** The package ships its schemas without types. */
declare module "discord-api-spec/zod" {
  type Schema = { safeParse(value: unknown): { success: boolean; error?: { message: string } } };
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const BaseCreateMessageCreateRequestSchema: Schema;
  export const CreateTextThreadWithMessageRequestSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const MessageCreateRequestSchema: Schema;
}
