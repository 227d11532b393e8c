import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import type { LinkSpec } from "../link/spec.ts";
import type { LinkStatus } from "../link/state.ts";
import { readSelectedTables, withDatabases } from "../load/selected-tables.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { openReader } from "../mysql/session.ts";
import { readTableDefinition, type TableDefinition } from "../mysql/table-definition.ts";
import { Pace } from "./pace.ts";
import type { VerifyEvent } from "./report.ts";
import { VerifiedTable } from "./verified-table.ts";
import { verifyTable } from "./verify-table.ts";

/** A running link, as it is watched. */
export interface WatchedLink {
  readonly spec: LinkSpec;
  readonly status: LinkStatus;
  subscribe(listener: () => void): Disposable;
}

export interface VerifyOptions {
  /** As `database`.`table` with a dot between; empty: every table that the link carries. */
  readonly tables: readonly string[];
  /** Null: as fast as the servers are. */
  readonly rowsPerSecond: number | null;
}

/**
 * Compares what a link carries on both servers while it runs, table by table: a row that is under way is no difference.
 * @throws AgentError INVALID_ARGUMENT for a table that the link does not carry, UNSUPPORTED for a link that does not apply changes now
 */
export async function* verifyLink(
  link: WatchedLink,
  source: Source,
  target: Endpoint,
  { tables, rowsPerSecond }: VerifyOptions,
  signal: AbortSignal,
): AsyncGenerator<VerifyEvent, void> {
  if (!isApplying(link.status)) {
    throw new AgentError(
      "UNSUPPORTED",
      `link ${link.spec.name} is ${link.status.state.phase}: rows that are under way could not be told from rows that differ`,
      { hint: "Verify it when it is catching up or syncing: towline link status shows when that is." },
    );
  }
  await using there = await source.open(signal);
  await using here = await openReader(target, signal);
  const spec = await withDatabases(link.spec, there);
  const carried = await readSelectedTables(there, spec);
  const labels = new Set(carried.map(({ database, table }) => `${database}.${table}`));
  for (const wanted of tables) {
    if (labels.has(wanted)) continue;
    throw new AgentError("INVALID_ARGUMENT", `link ${spec.name} carries no table ${wanted}`, {
      field: "tables",
      table: wanted,
      hint: "Name tables as DATABASE.TABLE, as they are on the source.",
    });
  }
  const pace = new Pace(rowsPerSecond, signal);
  const applied = (set: GtidSet): Promise<boolean> => hasApplied(link, set, signal);
  for (const { database, table } of carried) {
    if (tables.length > 0 && !tables.includes(`${database}.${table}`)) continue;
    if (signal.aborted) return;
    const definition = await definitionOf(there, database, table);
    // It was dropped since it was listed, on the source or on both.
    if (definition === null) continue;
    if ((await definitionOf(here, database, table)) === null) {
      const reason = "the target has no such table";
      const report = { database, table, rows: 0, reason, differing: [], differences: 0 } as const;
      yield { kind: "table", report: { ...report, outcome: "undecided" } };
      continue;
    }
    yield* verifyTable(new VerifiedTable(definition), { source: there, target: here, applied }, pace);
  }
}

const isApplying = ({ state: { phase } }: LinkStatus): boolean =>
  phase === "catching_up" || phase === "syncing";

async function definitionOf(
  server: ReadingSession,
  database: string,
  table: string,
): Promise<TableDefinition | null> {
  try {
    return await readTableDefinition(server, database, table);
  } catch (thrown) {
    if (AgentError.from(thrown).code === "TARGET_SCHEMA_DIFFERS") return null;
    throw thrown;
  }
}

/** Waits until the link has applied these transactions. False when it stops before. */
async function hasApplied(link: WatchedLink, set: GtidSet, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    if (GtidSet.parse(link.status.gtidApplied).contains(set)) return true;
    if (!isApplying(link.status) || signal.aborted) return false;
    await new Promise<void>((resolve) => {
      const listener = link.subscribe(() => done());
      const done = (): void => {
        listener[Symbol.dispose]();
        signal.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done, { once: true });
    });
  }
}
