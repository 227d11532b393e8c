import type { ProviderFunction } from "../framework/function.ts";
import { gtidParameter, withGtidSets } from "./gtid-argument.ts";

export const GTID_CONTAINS = "gtid_contains";

const PARAMETERS = [
  gtidParameter("set", "The GTID set to look in"),
  gtidParameter("subset", "The GTID set to look for"),
] as const;

export const gtidContains: ProviderFunction<typeof PARAMETERS, { readonly kind: "bool" }> = {
  summary: "Whether a GTID set holds all of another",
  description:
    "Whether every transaction of `subset` is in `set`. The empty set is in every one. The same as MySQL's `GTID_SUBSET(subset, set)`, whose arguments are the other way round, without a server.",
  parameters: PARAMETERS,
  returns: { kind: "bool" },
  call: (set, subset) => withGtidSets([set, subset], (a, b) => ({ value: a.contains(b) })),
};
