import { type Check, failed, passed, warning } from "../context.ts";

const DENIED = [1227, 1045];

/** A source that does not log some databases would let changes pass by in silence. */
export const binlogFilters: Check = async ({ source, sourceVariables }) => {
  const results = [];
  const [row] = await source.text("SHOW BINARY LOG STATUS").catch(async (error: unknown) => {
    // Servers before 8.2 know the older statement only; without the privilege the privileges check says so.
    if (DENIED.some((number) => String(error).includes(`error ${number}`))) return [];
    return source.text("SHOW MASTER STATUS").catch(() => []);
  });
  const filters = [row?.[2], row?.[3]].filter((each) => each !== undefined && each !== null && each !== "");
  results.push(
    filters.length > 0
      ? failed(
          "binlog.filters",
          "source",
          `the binlog is filtered by database: ${filters.join("; ")}`,
          "Remove binlog-do-db and binlog-ignore-db from the source's configuration.",
        )
      : passed("binlog.filters", "source", "every database is logged"),
  );
  if (sourceVariables.get("log_replica_updates") === "OFF") {
    results.push(
      warning(
        "binlog.replica_updates",
        "source",
        "log_replica_updates is OFF: what the source replicates is not in its binlog",
        "Start the source with log_replica_updates=ON if it is itself a replica.",
      ),
    );
  }
  return results;
};
