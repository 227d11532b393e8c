import type { ProviderFunction } from "../framework/function.ts";
import { gtidParameter, withGtidSets } from "./gtid-argument.ts";

export const GTID_SUBTRACT = "gtid_subtract";

const PARAMETERS = [
  gtidParameter("set", "The GTID set to take from"),
  gtidParameter("subtract", "The GTID set to take away"),
] as const;

export const gtidSubtract: ProviderFunction<typeof PARAMETERS, { readonly kind: "string" }> = {
  summary: "What is in one GTID set and not in another",
  description:
    "The transactions of `set` that are not in `subtract`, in MySQL's normal form: servers sorted, intervals merged, tagged transactions behind the untagged ones of their server. Empty when nothing is left. The same as MySQL's `GTID_SUBTRACT(set, subtract)`, without a server.",
  parameters: PARAMETERS,
  returns: { kind: "string" },
  call: (set, subtract) => withGtidSets([set, subtract], (a, b) => ({ value: a.subtract(b).toString() })),
};
