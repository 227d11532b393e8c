import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_APPLY } from "../../agent/link/spec.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import type { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual, compare, type Normalise, withoutCounter } from "../harness/oracle.ts";
import { logFile } from "../harness/run-folder.ts";
import { schemaOf } from "../harness/schema-text.ts";
import { eventually } from "../harness/wait.ts";
import { allowChanges, allowInserts, startReplica, startServer } from "./bed.ts";
import { OperationGenerator } from "./generator.ts";
import { DATABASES } from "./names.ts";
import { Outcomes } from "./outcomes.ts";
import { Writers } from "./writers.ts";

/** Deadline of native replication at a checkpoint. */
const REPLICA_MS = 300_000;

/** How the link works during a round. Every combination comes in turn. */
interface Manner {
  readonly inserts: "raw" | "sql";
  readonly workers: number;
}

const MANNERS: readonly Manner[] = [
  { inserts: "raw", workers: 1 },
  { inserts: "sql", workers: 3 },
  { inserts: "raw", workers: 3 },
  { inserts: "sql", workers: 1 },
];

/** At least this share of the statements must succeed on the source, or a run says little. */
const LEAST_SUCCESS = 0.6;

export interface DifferentialOptions {
  readonly seed: number;
  readonly xa: "with" | "without";
  /** Operations between two comparisons. */
  readonly operations: number;
  /** Asked after each comparison, with the number of rounds so far. */
  readonly goesOn: (rounds: number) => boolean;
  readonly say: (line: string) => void;
}

/**
 * Writes at random to a source that a link and native replication follow side by side, and compares all three whenever the
 * writers rest. The link starts while the writers rest, and goes on from its checkpoint in another manner after each round.
 * @throws what stopped the link, or an error that lists every difference
 */
export async function runDifferential(options: DifferentialOptions): Promise<void> {
  await using source = await startServer("source", 1);
  await using target = await startServer("target", 2);
  await using replica = await startServer("replica", 3);
  await allowChanges(target);
  await startReplica(replica, source);
  const outcomes = new Outcomes();
  const log = logFile("statements");
  await using writers = await Writers.open(source, outcomes, log);
  const generator = new OperationGenerator(options);
  for (const operation of generator.opening()) {
    await writers.add(operation);
    await writers.rest();
  }
  try {
    for (let round = 0; round === 0 || options.goesOn(round); round++) {
      const manner = MANNERS[round % MANNERS.length] as Manner;
      await allowInserts(target, manner.inserts);
      const spec = specOf("differential", DATABASES, {
        apply: { ...DEFAULT_APPLY, workers: manner.workers },
      });
      await using link = LinkRun.between(source, target, spec);
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      for (let count = 0; count < options.operations; count++) await writers.add(generator.next());
      await writers.rest();
      await link.caughtUp(source);
      const rows = await compareAll(source, target, replica);
      options.say(`round ${round + 1}, inserts by ${manner.inserts}, ${manner.workers} workers: ${rows}`);
    }
  } catch (error) {
    options.say(`${outcomes}`);
    for (const server of [source, target]) await keepBinlogs(server, log);
    throw new Error(`${(error as Error).message}\nstatements and binlogs in ${log}*, seed ${options.seed}`, {
      cause: error,
    });
  }
  options.say(`${outcomes}`);
  if (outcomes.successShare < LEAST_SUCCESS) throw new Error(`too few statements succeeded: ${outcomes}`);
}

/** Both sides in any case: where native replication differs as well, the statements are at fault and not the link. */
async function compareAll(source: MysqlServer, target: MysqlServer, replica: MysqlServer): Promise<string> {
  await replicated(source, replica);
  const normalise = await collationsAlone(source);
  const results = await Promise.allSettled(
    [target, replica].map(async (other) => {
      await assertSameObjects(source, other);
      return assertEqual(source, other, DATABASES, undefined, normalise);
    }),
  );
  const found = results.map((result, at) => {
    if (result.status === "rejected") return (result.reason as Error).message;
    const { tables } = result.value;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `${at === 0 ? "link" : "native replication"}: ${tables.length} tables with ${rows} rows are equal`;
  });
  if (results.every(({ status }) => status === "rejected"))
    found.push(await between(target, replica, normalise));
  if (results.some(({ status }) => status === "rejected")) throw new Error(found.join("\n"));
  return found.join("; ");
}

/** When both differ from the source: whether they do so alike, and the source holds something else than it has logged. */
async function between(target: MysqlServer, replica: MysqlServer, normalise: Normalise): Promise<string> {
  const { equal } = await compare(target, replica, DATABASES, undefined, normalise);
  return equal
    ? `${target.name} and ${replica.name} are equal: what the source holds is not what it has logged`
    : `${target.name} and ${replica.name} differ from each other as well`;
}

/** @throws what stopped native replication */
async function replicated(source: MysqlServer, replica: MysqlServer): Promise<void> {
  const set = await executed(source);
  const stopped = await eventually(
    async () => {
      if (await containsGtids(replica, await executed(replica), set)) return "no";
      const [error] = await replica.sql(
        "SELECT LAST_ERROR_MESSAGE AS m FROM performance_schema.replication_applier_status_by_worker WHERE LAST_ERROR_NUMBER <> 0",
      );
      return error === undefined ? false : String(error["m"]);
    },
    { what: "the native replica has executed what the source committed", within: REPLICA_MS },
  );
  if (stopped !== "no") throw new Error(`native replication stopped: ${stopped}`);
}

/**
 * Names the collation of a column where it is not the table's, and only that. Whether a character set is shown, and a collation that
 * is the default, hangs on whether it was once written down: CREATE TABLE … SELECT is logged with it, and native replicas show
 * it where the source does not.
 */
async function collationsAlone(source: MysqlServer): Promise<Normalise> {
  const rows = await source.sql<{ s: string; c: string }>(
    "SELECT character_set_name AS s, default_collate_name AS c FROM information_schema.character_sets",
  );
  const defaults = new Map(rows.map(({ s, c }) => [s, c]));
  return (create) => {
    const [, own] = /^\) ENGINE=.* COLLATE=(\w+)/m.exec(create) ?? [];
    return withoutCounter(create)
      .replace(
        / CHARACTER SET (\w+)(?: COLLATE (\w+))?/g,
        (_, set: string, collation: string | undefined) => ` COLLATE ${collation ?? defaults.get(set)}`,
      )
      .replace(/ COLLATE (\w+)/g, (text, collation: string) => (collation === own ? "" : text));
  };
}

/** Views and routines; tables are the oracle's. */
async function assertSameObjects(source: MysqlServer, other: MysqlServer): Promise<void> {
  const [there, here] = await Promise.all([schemaOf(source, DATABASES), schemaOf(other, DATABASES)]);
  const differing = [...new Set([...there.keys(), ...here.keys()])].filter(
    (key) => !key.startsWith("table ") && there.get(key) !== here.get(key),
  );
  if (differing.length === 0) return;
  const lines = differing.map((key) => `${key}: ${there.get(key)} / ${here.get(key)}`);
  throw new Error(`${source.name} and ${other.name} differ:\n${lines.join("\n")}`);
}

/** Copies a server's binlogs to files beside a log, which outlives the server when the run fails. */
async function keepBinlogs(server: MysqlServer, beside: string): Promise<void> {
  const files = (await readdir(server.dataFolder)).filter((name) => /^binlog\.\d+$/.test(name));
  for (const name of files) await copyFile(join(server.dataFolder, name), `${beside}.${server.name}.${name}`);
}
