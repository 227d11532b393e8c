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

/** Two updates, a delete and an insert each. */
const OLTP_ROW_CHANGES = 4 * OLTP_TRANSACTIONS;

const BULK_TABLES = 4;
/** Rows of the bulk workload: likewise. */
const BULK_ROWS = 1_200_000;
const BULK_ROWS_PER_STATEMENT = 1_000;
/** Statements that are made beforehand and sent again and again; making them must not take the source's time. */
const BULK_STATEMENTS = 40;
const SEED = 1;

const WIDE_TABLES = 4;
/** Rows of the wide table, each of which is updated once. */
const WIDE_ROWS = 120_000;
const WIDE_ROWS_PER_STATEMENT = 250;
/** So many columns of each kind: a row is about 1.5 KB, and its change twice as much. */
const WIDE_COLUMNS = 20;

/** What a link is measured as. */
export const LINK_SIDES = ["link", "link_2", "preserving", "preserving_ordered"] as const;
export type LinkSide = (typeof LINK_SIDES)[number];

/** Something to catch up with, in the database `bench`. */
export interface CatchUpWorkload {
  readonly name: string;
  /** The least ratios of native time to the link's that are aimed at; null where there is none. */
  readonly marks: Readonly<Record<LinkSide, number | null>>;
  /** Makes the tables, and the rows that are there before. */
  readonly prepare: (server: MysqlServer) => Promise<void>;
  /** Runs it to its end. */
  readonly record: (server: MysqlServer) => Promise<void>;
  /** What it amounts to, and what that is counted in. */
  readonly amount: number;
  readonly unit: "transactions" | "rows";
  /** Rows that it inserts, updates or deletes. */
  readonly rowChanges: number;
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
  rowChanges: OLTP_ROW_CHANGES,
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
  marks: { link: 1, link_2: null, preserving: null, preserving_ordered: null },
  amount: BULK_ROWS,
  unit: "rows",
  rowChanges: BULK_ROWS,
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

/** A few columns of rows that have many: the binlog holds both images whole. */
const wide: CatchUpWorkload = {
  name: "wide_update",
  marks: { link: 1, link_2: null, preserving: null, preserving_ordered: null },
  amount: WIDE_ROWS,
  unit: "rows",
  rowChanges: WIDE_ROWS,
  prepare: async (server) => {
    await server.sql("CREATE DATABASE bench");
    const columns = Array.from({ length: WIDE_COLUMNS }, (_, at) => at);
    const declared = columns.map((at) => `n${at} INT NOT NULL, t${at} VARCHAR(100) NOT NULL`).join(", ");
    const values = columns.map((at) => `s.id * ${at + 1}, SHA2(s.id + ${at}, 224)`).join(", ");
    const rows = WIDE_ROWS / WIDE_TABLES;
    for (let table = 1; table <= WIDE_TABLES; table++) {
      await server.sql(`CREATE TABLE bench.wide${table} (id INT PRIMARY KEY, ${declared})`);
      await server.sql(
        `SET SESSION cte_max_recursion_depth = ${rows};
         INSERT INTO bench.wide${table} WITH RECURSIVE s (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM s WHERE id < ${rows})
         SELECT s.id, ${values} FROM s`,
      );
    }
  },
  record: async (server) => {
    const update = async (table: number): Promise<void> => {
      await using session = await server.connect({ database: "bench" });
      for (let from = 1; from <= WIDE_ROWS / WIDE_TABLES; from += WIDE_ROWS_PER_STATEMENT) {
        const to = from + WIDE_ROWS_PER_STATEMENT - 1;
        await session.query(
          `UPDATE wide${table} SET n3 = n3 + 1, n7 = id, t5 = CONCAT(t5, 'x') WHERE id BETWEEN ${from} AND ${to}`,
        );
      }
    };
    await Promise.all(Array.from({ length: WIDE_TABLES }, (_, at) => update(at + 1)));
  },
};

export const CATCH_UP_WORKLOADS: readonly CatchUpWorkload[] = [oltp, bulk, wide];
