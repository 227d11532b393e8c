import { spawnSync } from "node:child_process";
import { atExit } from "./exit-guard.ts";
import { run } from "./run.ts";

/** Subnets of two addresses each, in the range for tests of networks (RFC 2544). */
const subnet = (number: number): string => `198.18.${number >> 6}.${(number & 63) << 2}`;
/** How many subnets are tried before it is given up: other runs on this machine have theirs. */
const SUBNETS = 1_024;

/** A place with a network of its own, or what stands for one. */
export interface NetworkSite {
  /** `namespace`: nothing reaches it but by way of `outside`. `loopback`: an address of 127.0.0.0/8, and everything is reachable. */
  readonly kind: "namespace" | "loopback";
  /** Where servers of the site listen that are reached from outside. */
  readonly inside: string;
  /** Where proxies listen that servers of the site are to reach others by. */
  readonly outside: string;
  /** All addresses that servers of the site are reached at: from outside, and from the other site by way of a proxy. */
  readonly addresses: readonly string[];
  /** A command as it is run at the site. */
  readonly command: (command: readonly string[]) => readonly string[];
}

/** Two sites that only proxies join. Each is a network namespace where that is permitted. */
export class NetworkSites implements AsyncDisposable {
  readonly source: NetworkSite;
  readonly target: NetworkSite;
  /** Why the sites are no namespaces; null where they are. */
  readonly shortcoming: string | null;
  readonly #namespaces: readonly string[];
  readonly #guard: Disposable | null;

  private constructor(
    [source, target]: readonly [Place, Place],
    shortcoming: string | null,
    namespaces: readonly string[],
  ) {
    this.source = { ...source, addresses: [source.inside, target.outside] };
    this.target = { ...target, addresses: [target.inside, source.outside] };
    this.shortcoming = shortcoming;
    this.#namespaces = namespaces;
    this.#guard = namespaces.length === 0 ? null : atExit(() => namespaces.forEach(removeNow));
  }

  static async open(): Promise<NetworkSites> {
    const made: string[] = [];
    try {
      const source = await makeNamespace("s", made);
      const target = await makeNamespace("t", made);
      return new NetworkSites([source, target], null, made);
    } catch (error) {
      made.forEach(removeNow);
      if (!(error instanceof NotPermitted)) throw error;
      return new NetworkSites([loopback("127.0.1.1"), loopback("127.0.2.1")], error.message, []);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const name of this.#namespaces) await run(["ip", "netns", "delete", name]);
    this.#guard?.[Symbol.dispose]();
  }
}

/** The system does not let this user make namespaces. */
class NotPermitted extends Error {}

/** A site as it is made, before there is another. */
type Place = Omit<NetworkSite, "addresses">;

function loopback(inside: string): Place {
  return { kind: "loopback", inside, outside: "127.0.0.1", command: (command) => command };
}

/**
 * A namespace with one pair of interfaces to where the tests run, and no route beyond: whoever is in it reaches the other end of
 * the pair and nothing else.
 */
async function makeNamespace(letter: string, made: string[]): Promise<Place> {
  const name = `towline-${process.pid}-${letter}`;
  try {
    await run(["ip", "netns", "add", name]);
  } catch (error) {
    throw new NotPermitted(
      `the sites share this machine's network, so their databases are not closed to each other: ${String(error)}`,
    );
  }
  made.push(name);
  // An interface has a name of 15 characters at most. It goes with its namespace.
  const [here, there] = [`tl${process.pid}${letter}`, `tl${process.pid}${letter}i`];
  await run(["ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", name]);
  const { outside, inside } = await giveAddress(here);
  await run(["ip", "link", "set", here, "up"]);
  for (const command of [
    ["addr", "add", `${inside}/30`, "dev", there],
    ["link", "set", there, "up"],
    ["link", "set", "lo", "up"],
  ]) {
    await run(["ip", "-n", name, ...command]);
  }
  return {
    kind: "namespace",
    inside,
    outside,
    command: (command) => ["ip", "netns", "exec", name, ...command],
  };
}

/** Gives an interface an address of a subnet that nobody on this machine uses. */
async function giveAddress(device: string): Promise<{ readonly outside: string; readonly inside: string }> {
  const first = process.pid % SUBNETS;
  const taken = await run(["ip", "-4", "-o", "addr", "show"]);
  for (let tried = 0; tried < SUBNETS; tried++) {
    const [a, b, c, last] = subnet((first + tried) % SUBNETS).split(".");
    const at = (host: number): string => `${a}.${b}.${c}.${Number(last) + host}`;
    if (taken.includes(` ${at(1)}/`)) continue;
    await run(["ip", "addr", "add", `${at(1)}/30`, "dev", device]);
    return { outside: at(1), inside: at(2) };
  }
  throw new Error(`no subnet of ${SUBNETS} is free`);
}

/** When the process ends there is no time to wait. */
function removeNow(name: string): void {
  spawnSync("ip", ["netns", "delete", name], { stdio: "ignore" });
}
