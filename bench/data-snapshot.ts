import { cp, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MysqlServer } from "../test/harness/mysql-server.ts";

/** A copy of a server's whole data directory, to go back to as often as one likes. Lies beside it, so in memory if that does. */
export class DataSnapshot implements AsyncDisposable {
  readonly #server: MysqlServer;
  readonly #folder: string;

  private constructor(server: MysqlServer, folder: string) {
    this.#server = server;
    this.#folder = folder;
  }

  /** Shuts the server down for it, and starts it again. */
  static async take(server: MysqlServer): Promise<DataSnapshot> {
    await server.stop();
    const folder = await mkdtemp(join(dirname(server.dataFolder), "snapshot-"));
    await cp(server.dataFolder, folder, { recursive: true });
    await server.restart();
    return new DataSnapshot(server, folder);
  }

  async restore(): Promise<void> {
    await this.#server.stop();
    await rm(this.#server.dataFolder, { recursive: true, force: true });
    await cp(this.#folder, this.#server.dataFolder, { recursive: true });
    await this.#server.restart();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
