import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { MysqlServer } from "./mysql-server.ts";

/** Between two looks, milliseconds. */
const EVERY_MS = 20;

/** Looks all the time whether two servers take writes at one time. One that cannot be asked takes none. */
export class WritableWatch {
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  readonly #seen: string[] = [];

  constructor([one, two]: readonly [MysqlServer, MysqlServer]) {
    this.#ended = this.#watch(one, two);
  }

  /** Ends it. Throws when both took writes at some time. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
    assert.deepEqual(this.#seen, []);
  }

  async #watch(one: MysqlServer, two: MysqlServer): Promise<void> {
    while (!this.#stop.signal.aborted) {
      // Open before and after the other was open: open while the other was.
      if ((await isOpen(one)) && (await isOpen(two)) && (await isOpen(one)))
        this.#seen.push(new Date().toISOString());
      await sleep(EVERY_MS);
    }
  }
}

async function isOpen(server: MysqlServer): Promise<boolean> {
  try {
    return Number(await server.value("SELECT @@global.read_only")) === 0;
  } catch {
    return false;
  }
}
