import { AgentError } from "../error.ts";
import type { Gtid } from "./gtid-set.ts";
import type { RowsEvent } from "./rows-event.ts";
import { type HeldRows, RowsHeld } from "./rows-held.ts";
import type { Spill } from "./spill.ts";
import type { TableMap } from "./table-map.ts";

/** A branch of an XA transaction, from XA START on. */
export interface XaBranch {
  /** As the server writes it: `X'67747269',X'6271',1`. */
  readonly xid: string;
  /** The transaction that prepares it. */
  readonly gtid: Gtid;
  /** What it changes on selected tables. */
  readonly rows: RowsHeld;
}

const XID = /^XA\s+\w+\s+(X'[0-9a-f]*',X'[0-9a-f]*',\d+)$/i;

/**
 * The identifier in a statement of the binlog that starts or ends a branch.
 * @throws AgentError EVENT_CORRUPT
 */
export function readXid(text: string): string {
  const xid = XID.exec(text.trim())?.[1];
  if (xid === undefined)
    throw new AgentError("EVENT_CORRUPT", `no XA identifier is in "${text.slice(0, 300)}"`);
  return xid.toLowerCase();
}

/**
 * Holds what XA branches change on selected tables until they are committed or rolled back: in memory as long as that is
 * little, the largest of them on disk from then on.
 */
export class XaBranches implements Disposable {
  readonly #spill: Spill;
  /** All that are held, by the branch's rows: those that are prepared, and the one that is being read. */
  readonly #held = new Set<RowsHeld>();
  readonly #prepared = new Map<string, XaBranch>();
  #memoryBytes = 0;

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  open(xid: string, gtid: Gtid): XaBranch {
    return { xid, gtid, rows: new RowsHeld() };
  }

  /** @throws AgentError SPILL_FAILED */
  hold({ rows }: XaBranch, table: TableMap, event: RowsEvent): void {
    this.#held.add(rows);
    this.#memoryBytes += rows.add(table, event);
    if (this.#memoryBytes <= this.#spill.memoryBytes) return;
    const largest = [...this.#held].reduce((most, each) =>
      each.memoryBytes > most.memoryBytes ? each : most,
    );
    this.#memoryBytes -= largest.memoryBytes;
    largest.moveTo(this.#spill.open());
  }

  /** @throws AgentError EVENT_CORRUPT when one of that identifier is prepared already */
  prepare(branch: XaBranch): void {
    if (this.#prepared.has(branch.xid))
      throw new AgentError("EVENT_CORRUPT", `the XA branch ${branch.xid} is prepared twice`);
    this.#prepared.set(branch.xid, branch);
  }

  /** Takes a prepared branch out, for `replay` or `release`; null when it holds nothing for this link. */
  take(xid: string): XaBranch | null {
    const branch = this.#prepared.get(xid);
    if (branch === undefined) return null;
    this.#prepared.delete(xid);
    return branch;
  }

  /**
   * The rows of a branch that is not prepared any more, which is released behind the last.
   * @throws AgentError SPILL_FAILED
   */
  *replay(branch: XaBranch): Generator<HeldRows, void> {
    try {
      yield* branch.rows.all();
    } finally {
      this.release(branch);
    }
  }

  /** A branch is no longer held here. */
  release({ rows }: XaBranch): void {
    this.#held.delete(rows);
    this.#memoryBytes -= rows.memoryBytes;
    rows[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    for (const rows of this.#held) rows[Symbol.dispose]();
    this.#held.clear();
    this.#memoryBytes = 0;
    this.#prepared.clear();
  }
}
