/**
 * Secrets at rest: AES-256-GCM with a fresh nonce for each text
 * (https://csrc.nist.gov/pubs/sp/800/38/d/final), bound to what it belongs to.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { NecError } from "../errors.ts";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param key 32 bytes as 64 hexadecimal digits @param owner whose secret it is; needed again to open it */
export function seal(text: string, key: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "hex"), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** @throws NecError when the key is another one, or the text was changed or belongs to somebody else. */
export function unseal(sealed: string, key: string, owner: string): string {
  const [version, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  try {
    if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("not a sealed text");
    const decipher = createDecipheriv(
      "aes-256-gcm",
      Buffer.from(key, "hex"),
      bytes.subarray(0, NONCE_BYTES),
      {
        authTagLength: TAG_BYTES,
      },
    );
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString("utf8");
  } catch (cause) {
    throw new NecError(
      "STORE",
      "What was stored encrypted cannot be decrypted. Set ENCRYPTION_KEY to the key it was stored with; a Slack workspace may also install the app again.",
      { cause },
    );
  }
}
