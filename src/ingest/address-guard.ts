/** Which addresses may be fetched: web addresses of public machines, checked after the name is resolved. */
import { lookup as resolveName } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { NecError } from "../errors.ts";

/** Hosts (`name` or `name:port`) that may have private addresses, from the configuration; `all`: every host. */
export type AllowedHosts = readonly string[] | "all";

/** What is not the public internet (IANA special-purpose registries for IPv4 and IPv6). */
const CLOSED = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  CLOSED.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  CLOSED.addSubnet(net, bits, "ipv6");
}

/** Whether an IP address belongs to a private, loopback, link-local or otherwise special network. */
export function isClosedAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return isClosedAddress(mapped);
  return CLOSED.check(address, family === 6 ? "ipv6" : "ipv4") || /^::ffff:/iu.test(address);
}

/**
 * An address as a URL that may be asked for; the connection itself must use `guardedLookup`.
 * @throws NecError `FETCH`
 */
export function fetchableUrl(address: string, allowed: AllowedHosts): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new NecError("FETCH", `"${address.slice(0, 200)}" is not a web address.`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new NecError("FETCH", `Only http and https addresses are fetched, not "${url.protocol}".`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new NecError("FETCH", "An address with a user name or password in it is not fetched.");
  }
  const host = hostOf(url);
  if (
    !isAllowed(url, allowed) &&
    (isIP(host) !== 0
      ? isClosedAddress(host)
      : /^localhost$|\.(?:localhost|local|internal|home\.arpa)$/iu.test(host))
  ) {
    throw new NecError(
      "FETCH",
      `${url.host} is a private address and is not fetched. Allow it in the configuration if it is meant.`,
    );
  }
  return url;
}

/**
 * Name resolution for one connection that gives public addresses only. The connection goes to the very address that
 * was checked, so a name that changes between check and use gains nothing.
 */
export function guardedLookup(url: URL, allowed: AllowedHosts): LookupFunction {
  const open = isAllowed(url, allowed);
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const closed = addresses.find(({ address }) => isClosedAddress(address));
      const [first] = addresses;
      if (first === undefined || (!open && closed !== undefined)) {
        callback(
          Object.assign(new Error(`${hostname} stands for a private address and is not fetched.`), {
            code: "EPRIVATE",
          }),
          [],
        );
      } else if (options.all === true) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  return allowed === "all" || allowed.some((host) => host === url.host || host === url.hostname);
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/gu, "").replace(/\.$/u, "");
}
