/** How a row differs: it is not on the target, only there, or has other values there. */
export type Difference = "missing" | "extra" | "differs";

export interface DifferingRow {
  /** Its primary key, for people. Data: it is shown to operators, and never enters Terraform state. */
  readonly key: string;
  readonly difference: Difference;
}

/** What was found of one table. */
export interface TableReport {
  readonly database: string;
  readonly table: string;
  /** Rows of the source that were compared. */
  readonly rows: number;
  /** `undecided`: it was never seen at rest, and without a primary key its rows cannot be told apart; or it could not be compared. */
  readonly outcome: "equal" | "differs" | "undecided";
  /** Why some of it could not be compared; empty when all was. */
  readonly reason: string;
  /** The first of them. */
  readonly differing: readonly DifferingRow[];
  /** How many differ in all; of a table without a primary key at least so many. */
  readonly differences: number;
}

/** How far a verification is. */
export type VerifyEvent =
  | { readonly kind: "progress"; readonly database: string; readonly table: string; readonly rows: number }
  | { readonly kind: "table"; readonly report: TableReport };
