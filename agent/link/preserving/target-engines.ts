import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { isCarriedWhole } from "../spec.ts";

const key = (database: string, table: string): string => `${database}\0${table}`;

/** The tables of the target whose rows cannot be followed exactly once. */
export class TargetEngines {
  readonly #others = new Map<string, string>();

  async refresh(target: Connection): Promise<void> {
    const rows = await target.text(
      "SELECT TABLE_SCHEMA, TABLE_NAME, ENGINE FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE' " +
        "AND ENGINE <> 'InnoDB' AND TABLE_SCHEMA NOT IN ('mysql','sys','information_schema','performance_schema')",
    );
    this.#others.clear();
    for (const [database, table, engine] of rows) {
      if (isCarriedWhole(database ?? "")) this.#others.set(key(database ?? "", table ?? ""), engine ?? "");
    }
  }

  /** @throws AgentError EVENT_UNSUPPORTED */
  checkRows(database: string, table: string): void {
    if (this.#others.size === 0) return;
    const engine = this.#others.get(key(database, table));
    if (engine === undefined) return;
    throw new AgentError("EVENT_UNSUPPORTED", `rows of ${database}.${table}, whose engine is ${engine}`, {
      table: `${database}.${table}`,
      hint: "Without transactions rows cannot be followed exactly once: ALTER TABLE … ENGINE=InnoDB on the source, then seed the target anew.",
    });
  }
}
