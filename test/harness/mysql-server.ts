import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import mysql, {
  type Connection,
  type ConnectionOptions,
  type Pool,
  type RowDataPacket,
} from "mysql2/promise";
import { exists } from "./cache.ts";
import { atExit } from "./exit-guard.ts";
import { RELEASES, type ReleaseName } from "./mysql-release.ts";
import { commonOptions } from "./mysql-template.ts";
import type { NetworkSite } from "./network-sites.ts";
import type { MysqldProgram } from "./packages.ts";
import { freePort } from "./ports.ts";
import { Program } from "./program.ts";
import { logFile, newFolder } from "./run-folder.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

/** Enough for the shop to stay in memory, small enough for three servers beside each other. */
const BUFFER_POOL = "256M";
/** How long a server may take to be ready, milliseconds: crash recovery on a busy machine included. */
const READY_WITHIN_MS = PATIENCE_MS;
/** Another process may take the port between the look and the start. */
const START_ATTEMPTS = 3;
/** Connections of `sql`; a test asks one or two things at a time. */
const POOL_SIZE = 4;
/** How long its connections may take to end, milliseconds. */
const POOL_END_MS = 5_000;
/** What a session of the harness waits for a table, seconds: by default it is a year, which a test that leaves an XA branch open would wait. */
const LOCK_WAIT_S = 120;
const TMPFS = "/dev/shm";
/** What tmpfs must have left for one more server, bytes: some tests write a gigabyte, and several run at once. */
const TMPFS_ROOM = 3 * 2 ** 30;
/** Databases that the test bed uses: what the account of a link is given rights on. */
const DATABASES = ["shop", "types", "bench"] as const;

export interface MysqlOptions {
  /** Names the server in logs and errors. */
  readonly name?: string;
  readonly serverId?: number;
  /** Further options of mysqld; they override those of the test bed. */
  readonly options?: readonly string[];
  /**
   * Whether the data directory is in memory. Default where there is room, for a process that is killed loses nothing of it: a
   * commit then does not wait for the disk. Figures are free of the disk's noise; say so with the figures.
   */
  readonly tmpfs?: boolean;
  /** Databases beside the test bed's own that the account of a link is given rights on. */
  readonly databases?: readonly string[];
  /** "current" unless an old server is wanted. */
  readonly release?: ReleaseName;
  /** Whether it starts with what was set with PERSIST. By default it starts with its options alone. */
  readonly persists?: boolean;
  /** Where it runs, if not beside the tests. It listens on 127.0.0.1 there; `account` is what a client at the site needs. */
  readonly site?: NetworkSite;
}

/** What a client of the server needs. */
export interface MysqlAccount {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** File with the certificate that the server's own chains to; null for one that has no TLS. */
  readonly ca: string | null;
}

/** A real MySQL server with a data directory, a port and a socket of its own; gone, with its data, when disposed. */
export class MysqlServer implements AsyncDisposable {
  readonly name: string;
  readonly version: string;
  readonly release: ReleaseName;
  /** The account for links, over TCP. Root is let in over the socket only. */
  readonly account: MysqlAccount;
  readonly #program: MysqldProgram;
  readonly #folder: string;
  readonly #options: readonly string[];
  readonly #site: NetworkSite | null;
  readonly #persists: boolean;
  readonly #guard: Disposable;
  readonly #log: string;
  #process: Program | null = null;
  #pool: Pool | null = null;

  private constructor(program: MysqldProgram, options: MysqlOptions, folder: string, port: number) {
    const serverId = options.serverId ?? 1;
    this.name = options.name ?? `mysql-${serverId}`;
    this.version = program.version;
    this.release = options.release ?? "current";
    this.#program = program;
    this.#folder = folder;
    this.#site = options.site ?? null;
    this.#persists = options.persists ?? false;
    this.#log = logFile(this.name);
    this.account = {
      host: "127.0.0.1",
      port,
      username: "towline",
      password: randomBytes(12).toString("base64url"),
      ca: this.release === "5.6" ? null : join(folder, "data/ca.pem"),
    };
    this.#options = [
      `--server-id=${serverId}`,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      `--socket=${this.socket}`,
      `--pid-file=${join(folder, "mysqld.pid")}`,
      `--datadir=${join(folder, "data")}`,
      "--secure-file-priv=",
      "--gtid-mode=ON",
      "--enforce-gtid-consistency=ON",
      "--log-bin=binlog",
      "--binlog-format=ROW",
      "--skip-name-resolve",
      `--innodb-buffer-pool-size=${BUFFER_POOL}`,
      ...RELEASES[this.release].options(folder),
      ...(options.options ?? []),
    ];
    this.#guard = atExit(() => rmSync(folder, { recursive: true, force: true }));
  }

  /** Starts a server with an empty data directory and the account for links. */
  static async start(options: MysqlOptions = {}): Promise<MysqlServer> {
    const release = RELEASES[options.release ?? "current"];
    const program = await release.find();
    for (let attempt = 1; ; attempt++) {
      const folder = await newDataFolder(options.tmpfs ?? true);
      const server = new MysqlServer(program, options, folder, await freePort());
      try {
        await release.makeData(program, join(folder, "data"));
        await server.restart();
        await server.#createAccount([...DATABASES, ...(options.databases ?? [])]);
        return server;
      } catch (error) {
        await server[Symbol.asyncDispose]();
        if (attempt === START_ATTEMPTS) throw error;
      }
    }
  }

  get socket(): string {
    return join(this.#folder, "s");
  }

  get dataFolder(): string {
    return join(this.#folder, "data");
  }

  /** The process id; 0 while the server is down. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts the server again, after `kill` or `stop`, on the same port and data. Returns when it takes connections. */
  async restart(): Promise<void> {
    const common = commonOptions(this.#program).map((option) =>
      // Without any file of options the server does not read its own, of what was set with PERSIST.
      option === "--no-defaults" && this.#persists ? "--defaults-file=/dev/null" : option,
    );
    const command = [...this.#program.command, ...common, ...this.#options];
    const process = new Program({
      name: this.name,
      command: this.#site?.command(command) ?? command,
      log: this.#log,
    });
    this.#process = process;
    try {
      await eventually(
        async () => {
          if (process.ended !== null) return "ended";
          await this.sql("SELECT 1");
          return "ready";
        },
        { what: `${this.name} takes connections`, within: READY_WITHIN_MS },
      );
    } catch (error) {
      throw await process.failure("did not start", error);
    }
    if (process.ended !== null) throw await process.failure("did not start");
  }

  /** Ends the server at once, as a crash would. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    await this.#closePool();
    await this.#process?.kill(signal);
    this.#process = null;
  }

  /** Shuts the server down in good order; `restart` brings it back. */
  async stop(): Promise<void> {
    await this.#closePool();
    await this.#process?.[Symbol.asyncDispose]();
    this.#process = null;
  }

  /**
   * Runs SQL as root, several statements with `;` between them allowed, and gives the rows of the last.
   * Numbers beyond 2^53, decimals and times come as text.
   */
  async sql<Row extends object = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    this.#pool ??= this.#openPool();
    // Without values the driver does not read the text for where they go.
    const [rows] = await this.#pool.query<RowDataPacket[]>(
      text,
      values.length === 0 ? undefined : [...values],
    );
    const last: unknown = Array.isArray(rows[0]) || isOutcomeList(rows) ? rows.at(-1) : rows;
    return Array.isArray(last) ? (last as Row[]) : [];
  }

  /** One value of one row. */
  async value(text: string, values: readonly unknown[] = []): Promise<unknown> {
    const [row] = await this.sql(text, values);
    return row === undefined ? undefined : Object.values(row)[0];
  }

  /** A root session of one's own. The caller ends it, or says `await using`. */
  async connect(options: ConnectionOptions = {}): Promise<Connection> {
    return mysql.createConnection({ ...this.#rootOptions(), ...options });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      // Its data go with it: a shutdown in good order takes a second and a half to save them.
      await this.kill();
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
      this.#guard[Symbol.dispose]();
    }
  }

  #openPool(): Pool {
    const pool = mysql.createPool({ ...this.#rootOptions(), connectionLimit: POOL_SIZE });
    return pool.on("connection", (connection) => {
      void connection.query(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_S}`);
    });
  }

  #rootOptions(): ConnectionOptions {
    return {
      socketPath: this.socket,
      user: "root",
      // A server that does not know the collation takes latin1 without a word.
      charset: this.release === "5.6" ? "utf8mb4_general_ci" : "utf8mb4_0900_ai_ci",
      supportBigNumbers: true,
      bigNumberStrings: true,
      dateStrings: true,
      multipleStatements: true,
      timezone: "Z",
    };
  }

  /** Unlogged: the same account on two servers must not be a transaction that one has and the other lacks. */
  async #createAccount(databases: readonly string[]): Promise<void> {
    const { username, password } = this.account;
    const account = `'${username}'@'%'`;
    await using connection = await this.connect();
    await connection.query("SET sql_log_bin = 0");
    await connection.query(`CREATE USER ${account} IDENTIFIED BY ?`, [password]);
    for (const grant of RELEASES[this.release].grants(account, databases)) await connection.query(grant);
  }

  async #closePool(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    if (pool === null) return;
    // It waits for statements under way, and one may never be answered: the server is about to go in any case.
    const late = sleep(POOL_END_MS, undefined, { ref: false });
    await Promise.race([pool.end(), late]);
  }
}

/** A new folder for a server: in memory if that is wanted and there is room, else on the disk. */
async function newDataFolder(inMemory: boolean): Promise<string> {
  if (!inMemory || !(await exists(TMPFS))) return newFolder("mysql");
  const { bavail, bsize } = await statfs(TMPFS);
  return bavail * bsize < TMPFS_ROOM ? newFolder("mysql") : mkdtempSync(join(TMPFS, "towline-"));
}

function isOutcomeList(rows: unknown): rows is unknown[] {
  return Array.isArray(rows) && rows[0] !== undefined && "affectedRows" in (rows[0] as object);
}
