import type { CheckResult } from "../agent-client.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Path } from "../framework/path.ts";

/** What the checks of a link that is to be declared found, for the operator. */
export interface PrecheckReport {
  /** Id of the link. */
  readonly id: string;
  /** What is to be done with it. */
  readonly change: "create" | "update";
  readonly results: readonly CheckResult[];
  /** A failed check is an error, or a warning: the link may be declared later. */
  readonly failedIs: "error" | "warning";
  /** What to do about a failed check besides its own remedy; empty when there is nothing. */
  readonly remedy: string;
}

/** Adds every check that failed or warns. */
export function reportPrecheck(report: PrecheckReport, diagnostics: Diagnostics): void {
  const { id, change, results, failedIs, remedy } = report;
  for (const result of results) {
    if (result.verdict === "failed") {
      const refused = change === "create" ? "is not declared" : "cannot be changed so";
      const summary = `Link ${id} ${refused}: check ${result.id} failed`;
      reportResult(result, failedIs, summary, diagnostics, remedy);
    } else if (result.verdict === "warning") {
      reportResult(result, "warning", `Check ${result.id} of link ${id}`, diagnostics);
    }
  }
}

/** Adds what one check found, at the attribute of the server that it looked at. */
export function reportResult(
  { message, remedy, side }: CheckResult,
  severity: "error" | "warning",
  summary: string,
  diagnostics: Diagnostics,
  more = "",
): void {
  const detail = [message ?? "", remedy ?? "", more].filter((part) => part !== "").join("\n\n");
  diagnostics[severity](summary, detail, attributeOf(side ?? ""));
}

/** Whether a link with these results may be declared. */
export function passes(results: readonly CheckResult[]): boolean {
  return !results.some(({ verdict }) => verdict === "failed");
}

function attributeOf(side: string): Path {
  return side === "source" || side === "target" ? [`${side}_id`] : [];
}
