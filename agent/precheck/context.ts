import type { LinkSpec } from "../link/spec.ts";
import type { SelectedTable } from "../load/selected-tables.ts";
import type { Connection } from "../mysql/connection.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { CheckResult } from "./check.ts";

/** Global variables of a server, by name; a variable that the server does not have is missing. */
export type Variables = ReadonlyMap<string, string>;

/** What the checks look at. */
export interface CheckContext {
  readonly spec: LinkSpec;
  readonly source: ReadingSession;
  readonly target: Connection;
  readonly sourceVariables: Variables;
  readonly targetVariables: Variables;
  /** The tables that the link would carry. */
  readonly tables: readonly SelectedTable[];
}

/** One check: reads, never writes. One that can find several things returns several results. */
export type Check = (context: CheckContext) => Promise<readonly CheckResult[]>;

export function passed(id: string, side: CheckResult["side"], message: string): CheckResult {
  return { id, side, verdict: "passed", message, remedy: "" };
}

export function failed(id: string, side: CheckResult["side"], message: string, remedy: string): CheckResult {
  return { id, side, verdict: "failed", message, remedy };
}

export function warning(id: string, side: CheckResult["side"], message: string, remedy: string): CheckResult {
  return { id, side, verdict: "warning", message, remedy };
}

/** Names for a message: all of them up to a few, then how many more. */
const NAMES_SHOWN = 10;

export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}

/** A check of one variable of the source against the one value that a link can work with. */
export function sourceVariable(id: string, variable: string, wanted: string, remedy: string): Check {
  return async ({ sourceVariables }) => {
    const value = sourceVariables.get(variable);
    if (value === wanted) return [passed(id, "source", `${variable} is ${wanted}`)];
    const found = value === undefined ? "unknown to this server" : value === "" ? "empty" : value;
    return [failed(id, "source", `${variable} is ${found}, not ${wanted === "" ? "empty" : wanted}`, remedy)];
  };
}
