import type { ByteText } from "../mysql/quote.ts";
import type { PacketLimits } from "./packet-limits.ts";
import { binlogStatement, binlogStatementBytes, type RowEvent } from "./raw/insert-events.ts";
import type { Row } from "./sql/row-literals.ts";
import type { Statement } from "./sql/statements.ts";
import type { WritePlan } from "./sql/write-plan.ts";

/** One statement of a batch with what is known of it when it does not do what it should. */
export interface StatementStep {
  readonly plan: WritePlan;
  readonly statement: Statement;
  /** The rows that it has to find as they were on the source; null when it takes what it finds. */
  readonly guarded: (() => readonly Row[]) | null;
}

/** Rows that are put in or changed by an event. */
export interface EventStep {
  readonly plan: WritePlan;
  readonly event: RowEvent;
}

export type Step = StatementStep | EventStep;

const SEPARATOR = ";";

/** Steps that are sent at once. The first that fails ends the packet. */
export interface Packet {
  readonly sql: ByteText;
  /** One for each of the first statements in `sql`. */
  readonly statements: readonly StatementStep[];
  /** Applied by the last statement. */
  readonly events: readonly EventStep[];
}

/**
 * Puts steps into packets. Statements keep their order and events theirs; all events come behind all statements: they put rows in,
 * for which the statements make room, and change rows, which the statements have locked and found as they should be.
 * @param apart one step a packet: when one fails, the server says of a packet only that
 */
export function packets(steps: readonly Step[], limits: PacketLimits, apart: boolean): Packet[] {
  const made: Packet[] = [];
  let statements: StatementStep[] = [];
  let events: EventStep[] = [];
  let bytes = 0;
  const close = (): void => {
    if (bytes > 0) made.push(packet(statements, events));
    statements = [];
    events = [];
    bytes = 0;
  };
  const fits = (length: number): boolean => !apart && bytes + length <= limits.packet;
  for (const step of steps) {
    if (!("statement" in step)) continue;
    const length = step.statement.sql.length + SEPARATOR.length;
    if (!fits(length)) close();
    statements.push(step);
    bytes += length;
  }
  for (const step of steps) {
    if (!("event" in step)) continue;
    const length = binlogStatementBytes(step.event.bytes.length);
    if (!fits(length)) close();
    events.push(step);
    bytes += length;
  }
  close();
  return made;
}

function packet(statements: readonly StatementStep[], events: readonly EventStep[]): Packet {
  const texts = statements.map(({ statement }) => statement.sql);
  // Nothing may follow it in its packet.
  if (events.length > 0) texts.push(binlogStatement(events.map(({ event }) => event)));
  return { sql: texts.join(SEPARATOR), statements, events };
}
