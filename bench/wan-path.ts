import type { ProxyBehaviour } from "../test/harness/proxy-line.ts";

/** A path between continents: 80 ms there and back, 50 Mbit/s, and nothing at all for 300 ms of every 5 s. */
export const WAN_PATH: Partial<ProxyBehaviour> = {
  delay: 40,
  rate: 6_250_000,
  stalls: { every: 5_000, last: 300 },
};
