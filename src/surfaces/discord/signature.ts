/**
 * Discord's signature of a request: Ed25519 over the timestamp and the body as it was sent
 * (https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers).
 */
import { createPublicKey, verify } from "node:crypto";

/** An older request may be one that somebody recorded. */
const OLDEST_SECONDS = 300;
const SIGNATURE = /^[0-9a-f]{128}$/i;

/** @param publicKey the application's, 64 hexadecimal digits */
export function createSignatureCheck(
  publicKey: string,
  now: () => Temporal.Instant,
): (body: Buffer, signature: string, timestamp: string) => boolean {
  // A raw key as JSON Web Key: https://www.rfc-editor.org/rfc/rfc8037#section-2
  const x = Buffer.from(publicKey, "hex").toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return (body, signature, timestamp) => {
    if (!SIGNATURE.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
    const age = Math.abs(now().epochMilliseconds / 1_000 - Number(timestamp));
    if (age > OLDEST_SECONDS) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
  };
}
