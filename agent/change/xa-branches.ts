import { AgentError } from "../error.ts";
import type { Gtid } from "./gtid-set.ts";
import type { RowsEvent } from "./rows-event.ts";
import type { TableMap } from "./table-map.ts";

/** What the branches of a link may hold together, bytes of binlog: they are in memory until they end. */
export const BRANCHES_MAX_BYTES = 64 * 1024 * 1024;
/** What a rows event costs besides its bytes. */
const EVENT_OVERHEAD_BYTES = 200;

/** Row images of a selected table that wait for the end of their branch. */
export interface HeldRows {
  readonly table: TableMap;
  readonly event: RowsEvent;
}

/** A branch of an XA transaction, from XA START on. */
export interface XaBranch {
  /** As the server writes it: `X'67747269',X'6271',1`. */
  readonly xid: string;
  /** The transaction that prepares it. */
  readonly gtid: Gtid;
  readonly rows: HeldRows[];
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

/** Holds what XA branches change on selected tables until they are committed or rolled back. */
export class XaBranches {
  readonly #prepared = new Map<string, XaBranch>();
  #bytes = 0;

  open(xid: string, gtid: Gtid): XaBranch {
    return { xid, gtid, rows: [] };
  }

  /** @throws AgentError XA_BRANCH_TOO_LARGE */
  hold(branch: XaBranch, table: TableMap, event: RowsEvent): void {
    this.#bytes += event.bytes.length + EVENT_OVERHEAD_BYTES;
    if (this.#bytes > BRANCHES_MAX_BYTES) {
      const others = [...this.#prepared.keys()].filter((xid) => xid !== branch.xid);
      const beside = others.length === 0 ? "" : `, together with the prepared ${others.join("; ")},`;
      throw new AgentError(
        "XA_BRANCH_TOO_LARGE",
        `the XA branch ${branch.xid}${beside} changes more than ${BRANCHES_MAX_BYTES} bytes of selected tables`,
        {
          table: `${table.database}.${table.table}`,
          hint:
            "An XA branch is held in memory until it ends. Write so much in plain transactions, or in more and smaller " +
            "branches; to get past this one, load the tables that it changes anew.",
        },
      );
    }
    // A copy: the bytes are a part of a much larger packet, which would stay in memory as well.
    branch.rows.push({ table, event: { ...event, bytes: Buffer.from(event.bytes) } });
  }

  /** @throws AgentError EVENT_CORRUPT when one of that identifier is prepared already */
  prepare(branch: XaBranch): void {
    if (this.#prepared.has(branch.xid))
      throw new AgentError("EVENT_CORRUPT", `the XA branch ${branch.xid} is prepared twice`);
    this.#prepared.set(branch.xid, branch);
  }

  /** Takes a prepared branch out; null when it holds nothing for this link. */
  take(xid: string): XaBranch | null {
    const branch = this.#prepared.get(xid);
    if (branch === undefined) return null;
    this.#prepared.delete(xid);
    this.release(branch);
    return branch;
  }

  /** A branch is no longer held here. */
  release(branch: XaBranch): void {
    for (const { event } of branch.rows) this.#bytes -= event.bytes.length + EVENT_OVERHEAD_BYTES;
  }
}
