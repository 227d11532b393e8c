import type { CheckResult } from "../agent-client.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Path } from "../framework/path.ts";

/** Tells the operator what the checks of a link found. Returns whether it may be declared. */
export function reportPrecheck(
  id: string,
  results: readonly CheckResult[],
  diagnostics: Diagnostics,
): boolean {
  let passed = true;
  for (const { id: check, verdict, message, remedy, side } of results) {
    const detail = `${message ?? ""}\n\n${remedy ?? ""}`.trim();
    const path = attributeOf(side ?? "");
    if (verdict === "failed") {
      passed = false;
      diagnostics.error(`Link ${id} was not declared: check ${check} failed`, detail, path);
    } else if (verdict === "warning") {
      diagnostics.warning(`Check ${check} of link ${id}`, detail, path);
    }
  }
  return passed;
}

function attributeOf(side: string): Path {
  return side === "source" || side === "target" ? [`${side}_id`] : [];
}
