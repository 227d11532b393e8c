import { readExecuted } from "../mysql/executed.ts";
import { differingRows, type Servers } from "./compare-rows.ts";
import type { Pace } from "./pace.ts";
import type { DifferingRow, TableReport, VerifyEvent } from "./report.ts";
import type { KeySpan, VerifiedTable } from "./verified-table.ts";

/** Rows that are compared at a time, to begin with; then as many as take about a span's time. */
const FIRST_ROWS = 1_000;
const MOST_ROWS = 50_000;
/** A span should take so long, milliseconds: short enough for other work on the servers, long enough to be worth its statements. */
const SPAN_MS = 250;
/** Differing rows that a report names. */
const NAMED_ROWS = 100;
/** A table without a primary key is compared as a whole so often, to see it at rest. */
const WHOLE_LOOKS = 5;

/** Compares a table, span by span in the order of its key. */
export async function* verifyTable(
  table: VerifiedTable,
  servers: Servers,
  pace: Pace,
): AsyncGenerator<VerifyEvent, void> {
  if (!table.hasKey) {
    yield { kind: "table", report: await verifyWhole(table, servers) };
    return;
  }
  const differing: DifferingRow[] = [];
  let differences = 0;
  let restless = 0;
  let undigested = 0;
  let rows = 0;
  let size = FIRST_ROWS;
  let after: KeySpan["after"] = null;
  for (;;) {
    const began = performance.now();
    const upTo: KeySpan["upTo"] = await table.nextBound(servers.source, after, size);
    const span = { after, upTo };
    const [there, here] = await Promise.all([
      table.digestOf(servers.source, span),
      table.digestOf(servers.target, span),
    ]);
    if (there.digest !== here.digest) {
      const found = await differingRows(table, servers, span);
      if (found === null) {
        yield { kind: "table", report: undecided(table, rows, "the link stopped applying meanwhile") };
        return;
      }
      differences += found.differing.length;
      restless += found.restless;
      differing.push(...found.differing.slice(0, NAMED_ROWS - differing.length));
    }
    undigested += Math.max(there.undigested, here.undigested);
    rows += there.rows;
    yield { kind: "progress", database: table.database, table: table.table, rows };
    if (upTo === null) break;
    after = upTo;
    size = nextSize(size, performance.now() - began);
    if (!(await pace.take(there.rows))) return;
  }
  const reason = doubts(restless, undigested);
  const outcome = differences > 0 ? "differs" : reason === "" ? "equal" : "undecided";
  yield { kind: "table", report: { ...base(table), rows, outcome, reason, differing, differences } };
}

/** Why not every row was compared; empty when each was. */
function doubts(restless: number, undigested: number): string {
  return [
    ...(restless === 0 ? [] : [`${restless} rows changed at each look`]),
    ...(undigested === 0 ? [] : [`${undigested} rows have a value longer than max_allowed_packet`]),
  ].join("; ");
}

function nextSize(size: number, took: number): number {
  const fitting = Math.round((size * SPAN_MS) / Math.max(1, took));
  return Math.max(1, Math.min(MOST_ROWS, 2 * size, fitting));
}

/** Rows that cannot be told apart are compared all at once, in the hope that nothing changes them meanwhile. */
async function verifyWhole(table: VerifiedTable, { source, target, applied }: Servers): Promise<TableReport> {
  const whole = { after: null, upTo: null };
  let there = await table.digestOf(source, whole);
  let still = 0;
  for (let look = 0; look < WHOLE_LOOKS; look += 1) {
    if (!(await applied(await readExecuted(source))))
      return undecided(table, there.rows, "the link stopped applying meanwhile");
    const here = await table.digestOf(target, whole);
    const undigested = Math.max(there.undigested, here.undigested);
    if (undigested > 0) return undecided(table, there.rows, doubts(0, undigested));
    if (here.digest === there.digest)
      return {
        ...base(table),
        rows: there.rows,
        outcome: "equal",
        reason: "",
        differing: [],
        differences: 0,
      };
    const now = await table.digestOf(source, whole);
    still = now.digest === there.digest ? still + 1 : 0;
    // At rest on the source, twice, and other on a target that has all of it.
    if (still > 1)
      return {
        ...base(table),
        rows: now.rows,
        outcome: "differs",
        reason: "",
        differing: [],
        differences: Math.max(1, Math.abs(now.rows - here.rows)),
      };
    there = now;
  }
  return undecided(
    table,
    there.rows,
    "it has no primary key, and its rows change too often to compare it as a whole",
  );
}

const base = ({ database, table }: VerifiedTable) => ({ database, table });

function undecided(table: VerifiedTable, rows: number, reason: string): TableReport {
  return { ...base(table), rows, outcome: "undecided", reason, differing: [], differences: 0 };
}
