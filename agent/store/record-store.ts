import type { DamagedRecord } from "./set-aside.ts";

/** Where the declared objects of one kind are kept. Reads are from memory; a write that returned is durable. */
export interface RecordStore<R> {
  /** Null when nothing of that name is declared. Throws STATE_FILE_DAMAGED for a name whose record was set aside. */
  get(name: string): R | null;
  list(): readonly R[];
  /** Creates or replaces a record. Throws STATE_FILE_DAMAGED as `get` does. */
  put(record: R): Promise<void>;
  /** Removes a record that is there. */
  delete(name: string): Promise<void>;
  /** Records that were set aside and are still there. */
  readonly damaged: readonly DamagedRecord[];
}
