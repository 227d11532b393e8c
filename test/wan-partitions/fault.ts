import type { Direction } from "../harness/proxy-line.ts";

/** Which agent of a link. */
export type AgentSite = "source" | "target";

/** What happens to a path between two sites, or to the agents at its ends. */
export type Fault =
  /** Nothing passes for so long. */
  | { readonly kind: "partition"; readonly seconds: number }
  /** What goes one way is swallowed until the link has noticed. */
  | { readonly kind: "one-way"; readonly lost: Direction }
  /** The connection ends in the middle of a transaction: `cut` with a reset, `truncated` with half of what was being sent. */
  | { readonly kind: "mid-transaction"; readonly end: "cut" | "truncated" }
  /** Killed in this order, and started again in it. */
  | { readonly kind: "restart"; readonly order: readonly AgentSite[] };

/** Partitions that TCP outlives, ones that it does not notice before the link does, and ones that last. Seconds. */
const PARTITIONS = [1, 3, 10, 20, 60, 300, 600];

export const FAULTS: readonly Fault[] = [
  ...PARTITIONS.map((seconds): Fault => ({ kind: "partition", seconds })),
  { kind: "one-way", lost: "from_client" },
  { kind: "one-way", lost: "from_server" },
  { kind: "mid-transaction", end: "cut" },
  { kind: "mid-transaction", end: "truncated" },
  { kind: "restart", order: ["source", "target"] },
  { kind: "restart", order: ["target", "source"] },
  { kind: "restart", order: ["source"] },
  { kind: "restart", order: ["target"] },
];

export function describe(fault: Fault): string {
  switch (fault.kind) {
    case "partition":
      return `partition of ${fault.seconds} s`;
    case "one-way":
      return `one-way drop ${fault.lost}`;
    case "mid-transaction":
      return `${fault.end} in mid-transaction`;
    case "restart":
      return `restart of ${fault.order.join(", then ")}`;
    default:
      return fault satisfies never;
  }
}
