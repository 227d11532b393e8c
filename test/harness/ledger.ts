import { setTimeout as sleep } from "node:timers/promises";
import mysql, { type Connection } from "mysql2/promise";
import type { MysqlServer } from "./mysql-server.ts";
import { APP } from "./pair-servers.ts";

/** Between two writes, milliseconds: the servers have other things to do as well. */
const REST_MS = 5;

/**
 * A client that writes one row after the other to whichever of two servers takes them, and keeps the numbers of those that were
 * acknowledged: what every promise of a switch is measured by.
 */
export class Ledger implements AsyncDisposable {
  readonly acknowledged: number[] = [];
  readonly #servers: readonly MysqlServer[];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #next = 1;

  constructor(servers: readonly MysqlServer[]) {
    this.#servers = servers;
    this.#ended = this.#write();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #write(): Promise<void> {
    let at = 0;
    let session: Connection | null = null;
    while (!this.#stop.signal.aborted) {
      const id = this.#next;
      try {
        session ??= await open(this.#servers[at % this.#servers.length] as MysqlServer);
        // A number that was not acknowledged may be there all the same: it is not used again.
        this.#next += 1;
        await session.query("INSERT INTO shop.ledger VALUES (?, ?)", [
          id,
          `server ${at % this.#servers.length}`,
        ]);
        this.acknowledged.push(id);
      } catch {
        // Refused, or gone: the other one may take it.
        session?.destroy();
        session = null;
        at += 1;
      }
      await sleep(REST_MS);
    }
    session?.destroy();
  }
}

async function open({ account }: MysqlServer): Promise<Connection> {
  const session = await mysql.createConnection({
    host: account.host,
    port: account.port,
    ...APP,
    connectTimeout: 2_000,
    ssl: { rejectUnauthorized: false },
  });
  // A session that is cut tells its listeners; whoever awaits a statement is told as well.
  session.on("error", () => {});
  return session;
}
