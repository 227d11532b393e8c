import type { Edit } from "./splice.ts";
import type { Activation, Range } from "./statement.ts";

/** Whose rights a view, routine or event has on the target: the account it has on the source, or that of the link. */
export type DefinerPolicy = "keep" | "target_account";

/** From this version on replicas are called so in statements. */
const SAYS_REPLICA = 80_022;

/**
 * Has an event not run on the target, where its work comes with the rows.
 * @param needed `always` for one that is made; `if-enabled` for a change that may not speak of it
 * @param targetVersion for example 90700
 */
export function switchOff(
  { says, at }: Activation,
  needed: "always" | "if-enabled",
  targetVersion: number,
): Edit[] {
  if (says === "disabled" || (says === "nothing" && needed === "if-enabled")) return [];
  const bytes = `DISABLE ON ${targetVersion >= SAYS_REPLICA ? "REPLICA" : "SLAVE"}`;
  return [{ at, bytes: says === "nothing" ? `${bytes} ` : bytes }];
}

/** Without the clause whoever runs the statement becomes the definer. */
export function redefine(definer: Range | null, policy: DefinerPolicy): Edit[] {
  return definer === null || policy === "keep" ? [] : [{ at: definer, bytes: "" }];
}
