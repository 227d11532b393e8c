import type { MysqlServer } from "../test/harness/mysql-server.ts";
import { findSysbench } from "../test/harness/packages.ts";
import { Random } from "../test/harness/random.ts";
import { run } from "../test/harness/run.ts";

/** Tables and threads: enough that MySQL's replication can work in parallel. */
const TABLES = 8;
const THREADS = 8;
/** Rows of each table before the workload. */
const TABLE_ROWS = 50_000;
/** Transactions of the OLTP workload: native replication is busy with them for a good ten seconds. */
const OLTP_TRANSACTIONS = 40_000;

const BULK_TABLES = 4;
/** Rows of the bulk workload: likewise. */
const BULK_ROWS = 1_200_000;
const BULK_ROWS_PER_STATEMENT = 1_000;
/** Statements that are made beforehand and sent again and again; making them must not take the source's time. */
const BULK_STATEMENTS = 40;
const SEED = 1;

/** Something to catch up with, in the database `bench`. */
export interface CatchUpWorkload {
  readonly name: string;
  /** The least ratios of native time to link time that are aimed at, with one worker and with two. */
  readonly marks: {
    readonly link: number;
    readonly link_2: number;
    /** With the source's GTIDs; in the source's order there is no mark. */
    readonly preserving: number | null;
    readonly preserving_ordered: null;
  };
  /** Makes the tables, and the rows that are there before. */
  readonly prepare: (server: MysqlServer) => Promise<void>;
  /** Runs it to its end. */
  readonly record: (server: MysqlServer) => Promise<void>;
  /** What it amounts to, and what that is counted in. */
  readonly amount: number;
  readonly unit: "transactions" | "rows";
}

async function sysbench(server: MysqlServer, command: string, options: readonly string[]): Promise<void> {
  const { command: program, env, cwd } = await findSysbench();
  const common = [
    "./oltp_write_only.lua",
    `--mysql-socket=${server.socket}`,
    "--mysql-user=root",
    "--mysql-db=bench",
    `--tables=${TABLES}`,
    `--table-size=${TABLE_ROWS}`,
    `--rand-seed=${SEED}`,
  ];
  await run([...program, ...common, ...options, command], { env, cwd });
}

const oltp: CatchUpWorkload = {
  name: "oltp_write_only",
  marks: { link: 3.5, link_2: 5, preserving: 1, preserving_ordered: null },
  amount: OLTP_TRANSACTIONS,
  unit: "transactions",
  prepare: async (server) => {
    await server.sql("CREATE DATABASE bench");
    await sysbench(server, "prepare", [`--threads=${TABLES}`]);
  },
  record: async (server) => {
    await sysbench(server, "run", [`--threads=${THREADS}`, `--events=${OLTP_TRANSACTIONS}`, "--time=0"]);
  },
};

const bulk: CatchUpWorkload = {
  name: "bulk_insert",
  marks: { link: 0.7, link_2: 1, preserving: null, preserving_ordered: null },
  amount: BULK_ROWS,
  unit: "rows",
  prepare: async (server) => {
    await server.sql("CREATE DATABASE bench");
    for (let table = 1; table <= BULK_TABLES; table++) {
      await server.sql(
        `CREATE TABLE bench.bulk${table} (
          id INT NOT NULL AUTO_INCREMENT, k INT NOT NULL, c CHAR(120) NOT NULL, pad CHAR(60) NOT NULL,
          PRIMARY KEY (id), KEY by_k (k)
        )`,
      );
    }
  },
  record: async (server) => {
    const values = bulkValues();
    const statements = BULK_ROWS / BULK_ROWS_PER_STATEMENT / BULK_TABLES;
    const fill = async (table: number): Promise<void> => {
      await using session = await server.connect({ database: "bench" });
      for (let sent = 0; sent < statements; sent++) {
        await session.query(`INSERT INTO bulk${table} (k, c, pad) VALUES ${values[sent % values.length]}`);
      }
    };
    await Promise.all(Array.from({ length: BULK_TABLES }, (_, at) => fill(at + 1)));
  },
};

/** Rows of about 190 bytes, as sysbench has them: a number and two texts of digits. */
function bulkValues(): readonly string[] {
  const random = new Random(SEED);
  const digits = (groups: number): string =>
    Array.from({ length: groups }, () => String(random.int(10_000_000_000, 99_999_999_999))).join("-");
  const row = (): string => `(${random.int(1, BULK_ROWS)},'${digits(10)}','${digits(5)}')`;
  return Array.from({ length: BULK_STATEMENTS }, () =>
    Array.from({ length: BULK_ROWS_PER_STATEMENT }, row).join(","),
  );
}

export const CATCH_UP_WORKLOADS: readonly CatchUpWorkload[] = [oltp, bulk];
