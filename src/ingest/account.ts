/** Where the name of an account stands, and how sure it is that its owner wrote the text. */
export type Account = { readonly name: string; readonly place: "posted" | "followed" | "host" | "file" };
