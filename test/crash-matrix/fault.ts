/** What goes wrong. */
export type Fault =
  /** SIGKILL to the agent or to a mysqld. */
  | { readonly kind: "kill"; readonly side: "agent" | "source" | "target" }
  /** To every connection between the agent and that server: see NETWORK_FAULTS. */
  | { readonly kind: NetworkFault; readonly side: "source" | "target" };

/** Faults of a network, as the proxy plays them. */
export const NETWORK_FAULTS = [
  /** Reset. */
  "drop",
  /** Bytes vanish, on new connections too, until the agent has noticed; no end and no reset is ever told. */
  "half-open",
  /** Each piece comes late. */
  "delay",
  /** The next piece is cut in its middle, then the connection. */
  "truncate",
] as const;
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

export const FAULTS: readonly Fault[] = [
  ...(["agent", "source", "target"] as const).map((side) => ({ kind: "kill" as const, side })),
  ...NETWORK_FAULTS.flatMap((kind) => (["source", "target"] as const).map((side) => ({ kind, side }))),
];

export const nameOf = ({ kind, side }: Fault): string => `${kind} ${side}`;
