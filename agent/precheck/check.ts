/** What one check found. `failed` keeps the link from starting; a `warning` does not. */
export interface CheckResult {
  /** For example `gtid.mode`. Never changes its meaning. */
  readonly id: string;
  readonly verdict: "passed" | "warning" | "failed";
  readonly side: "source" | "target" | "link";
  /** What was found, on which objects. */
  readonly message: string;
  /** What to do, with the SQL to run where there is one; empty when passed. */
  readonly remedy: string;
}
