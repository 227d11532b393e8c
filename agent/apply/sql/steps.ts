import type { ByteText } from "../../mysql/quote.ts";
import type { NetChanges, Row } from "./net-changes.ts";
import {
  deleteKeyStatements,
  deleteStatements,
  evictStatements,
  insertStatements,
  type Statement,
  updateStatements,
} from "./statements.ts";
import type { WritePlan } from "./write-plan.ts";

/** One statement of a batch with what is known of it when it does not do what it should. */
export interface Step {
  readonly plan: WritePlan;
  readonly statement: Statement;
  /** The rows that it has to find as they were on the source; null when it takes what it finds. */
  readonly guarded: readonly Row[] | null;
}

/** `window`: rows on the target may be ahead of the stream, so that a change states only what is there in the end. */
export type Mode = "strict" | "window";

/** What is done to one table, in the order in which it has to be done. */
export function stepsOf(changes: NetChanges, mode: Mode): Step[] {
  const { plan } = changes;
  const free = (statements: readonly Statement[]): Step[] =>
    statements.map((statement) => ({ plan, statement, guarded: null }));
  const guard = (statements: readonly Statement[], guarded: readonly Row[]): Step[] =>
    statements.map((statement) => ({ plan, statement, guarded }));
  switch (mode) {
    case "strict": {
      const { deletes, updates, inserts } = changes.resolve();
      return [
        ...guard(deleteStatements(plan, deletes), deletes),
        ...guard(
          updateStatements(plan, updates),
          updates.map(({ before }) => before),
        ),
        ...free(insertStatements(plan, inserts)),
      ];
    }
    case "window": {
      const { touched, finals } = changes.resolveWindow();
      return [
        ...free(deleteKeyStatements(plan, touched)),
        ...free(evictStatements(plan, finals)),
        ...free(insertStatements(plan, finals)),
      ];
    }
    default:
      return mode satisfies never;
  }
}

/**
 * Steps go to the server together up to this many bytes: it works on without a pause while the agent prepares what comes next.
 */
export const PACKET_BYTES = 1024 * 1024;

/** Steps that are sent at once. The first that fails ends the packet. */
export interface Packet {
  readonly sql: ByteText;
  readonly steps: readonly Step[];
}

/**
 * Puts steps into packets, in their order.
 * @param apart one step a packet: when one fails, the server says of a packet only that
 */
export function packets(steps: readonly Step[], apart: boolean): Packet[] {
  const made: Packet[] = [];
  let together: Step[] = [];
  let bytes = 0;
  const close = (): void => {
    if (together.length > 0)
      made.push({ sql: together.map(({ statement }) => statement.sql).join(";"), steps: together });
    together = [];
    bytes = 0;
  };
  for (const step of steps) {
    const { length } = step.statement.sql;
    if (apart || bytes + length > PACKET_BYTES) close();
    together.push(step);
    bytes += length;
  }
  close();
  return made;
}
