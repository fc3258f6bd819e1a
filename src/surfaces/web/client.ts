/** Which client a request comes from: only to count its requests, never logged. */
import { BlockList, isIP } from "node:net";
import type { Context } from "hono";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const nearby = new BlockList();
for (const [net, prefix] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["127.0.0.0", 8],
] as const) {
  nearby.addSubnet(net, prefix, "ipv4");
}
nearby.addAddress("::1", "ipv6");
nearby.addSubnet("fc00::", 7, "ipv6");
nearby.addSubnet("fe80::", 10, "ipv6");

/** The address at the other end of the connection; null where there is none (in-process requests). */
function peerOf(c: Context): string | null {
  const env: unknown = c.env;
  const address = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
    ?.socket?.remoteAddress;
  return address === undefined ? null : plain(address);
}

/**
 * The client, or null for the machine's own user, who is not limited. What a proxy on this machine or in this
 * network adds last to `X-Forwarded-For` is believed; from anywhere else that header could say anything.
 * IPv6 clients count by their /64, which is what one household or server has.
 */
export function clientOf(c: Context, behindProxy: boolean): string | null {
  const peer = peerOf(c);
  if (peer === null) return behindProxy ? "unknown" : null;
  const forwarded = isNearby(peer) ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  if (forwarded !== undefined && isIP(plain(forwarded)) !== 0) return network(plain(forwarded));
  return isLoopback(peer) && !behindProxy ? null : network(peer);
}

/** Whether a request comes straight from this machine or its own network, not through a proxy from outside. */
export function isLocalRequest(c: Context): boolean {
  const peer = peerOf(c);
  return peer === null || (isNearby(peer) && c.req.header("x-forwarded-for") === undefined);
}

function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function isNearby(address: string): boolean {
  return isIP(address) !== 0 && nearby.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** `::ffff:10.0.0.1` is an IPv4 address in another notation. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter((group) => group !== "");
  const right = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, zeros)).fill("0"), ...right].slice(0, 4).join(":");
}
