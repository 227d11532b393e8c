import type { Change, ObjectName } from "../../change/statement/statement.ts";
import { changedObjects } from "./changed-objects.ts";
import { type Fingerprint, objectKey } from "./fingerprint.ts";
import type { NameMap } from "./name-map.ts";

/** Whether a schema change that was cut off took effect. `no` also when it does no harm to run it once more. */
export type Effect = "yes" | "no" | "unknown";

/**
 * Compares what a schema change was to change, as it was before and as it is now. MySQL 8 carries a schema change out as a
 * whole or not at all; what fits neither was changed by somebody else as well.
 */
export function tookEffect(change: Change, before: Fingerprint, now: Fingerprint, names: NameMap): Effect {
  const keys = changedObjects(change, names).map(objectKey);
  const same = keys.every((key) => before.get(key) === now.get(key));
  // Run twice they would undo themselves, and leave no trace in definitions.
  if (same && isExchange(change)) return "unknown";
  if (same) return "no";
  const expected = expectedAbsence(change, names);
  if (expected === null) return "yes";
  return keys.every((key) => ((now.get(key) ?? null) === null) === expected.has(key)) ? "yes" : "unknown";
}

/** Whether it only moves what is there, so that doing it twice is not doing it once. */
function isExchange(change: Change): boolean {
  switch (change.what) {
    case "alter-table":
      return change.exchanged !== null;
    case "rename-tables": {
      const key = ({ database, name }: ObjectName): string => `${database}\0${name}`;
      return movesInCircle(change.pairs.map(({ from, to }) => [key(from), key(to)]));
    }
    default:
      return false;
  }
}

/** Follows each table from name to name: whether the names that are taken in the end are those of the beginning. */
function movesInCircle(pairs: readonly (readonly [from: string, to: string])[]): boolean {
  const started = new Set<string>();
  const taken = new Set<string>();
  for (const [from, to] of pairs) {
    if (!taken.delete(from)) started.add(from);
    taken.add(to);
  }
  return started.size === taken.size && [...started].every((name) => taken.has(name));
}

/** The objects that are gone when it has taken effect, the others being there; null when each may be either. */
function expectedAbsence(change: Change, names: NameMap): ReadonlySet<string> | null {
  const gone = (
    objects: readonly { database: string; name: string }[],
    kind: "table" | "event",
  ): Set<string> =>
    new Set(
      objects.map(({ database, name }) =>
        objectKey({ kind, database: names.database(database), name: names.table(database, name) }),
      ),
    );
  switch (change.what) {
    case "drop-tables":
    case "drop-views":
    case "drop-routine":
    case "drop-event":
    case "drop-database":
      return new Set(changedObjects(change, names).map(objectKey));
    case "rename-tables": {
      const free = new Set<string>();
      for (const { from, to } of change.pairs) {
        for (const left of gone([from], "table")) free.add(left);
        for (const reached of gone([to], "table")) free.delete(reached);
      }
      return free;
    }
    case "alter-table":
      return change.renamedTo === null ? null : gone([change.table], "table");
    case "alter-event":
      return change.renamedTo === null ? null : gone([change.event], "event");
    default:
      return null;
  }
}
