import type { TargetObject } from "../apply/ddl/changed-objects.ts";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import { readTableDefinition, type TableDefinition } from "../mysql/table-definition.ts";

/** Name of a table as the key of a map. */
export type KeyOf = (database: string, table: string) => string;

/** The link's tables as the target has them now: rows are written by these definitions, which schema changes change. */
export class TargetTables {
  readonly #target: Connection;
  readonly #keyOf: KeyOf;
  readonly #definitions = new Map<string, TableDefinition>();
  /** Tables that came to be while the link ran and of which rows cannot be followed exactly once, with their engine. */
  readonly #engines = new Map<string, string>();

  private constructor(target: Connection, keyOf: KeyOf) {
    this.#target = target;
    this.#keyOf = keyOf;
  }

  get definitions(): ReadonlyMap<string, TableDefinition> {
    return this.#definitions;
  }

  /** Reads the link's tables, of which one may not be there yet: its CREATE was noted and then cut off. */
  static async read(
    target: Connection,
    keyOf: KeyOf,
    tables: readonly { readonly database: string; readonly table: string }[],
  ): Promise<TargetTables> {
    const read = new TargetTables(target, keyOf);
    for (const { database, table } of tables) await read.#refreshTable(database, table);
    return read;
  }

  /** Reads anew what a schema change may have changed. */
  async refresh(objects: readonly TargetObject[]): Promise<void> {
    for (const { kind, database, name } of objects) {
      if (kind === "table") await this.#refreshTable(database, name);
      else if (kind === "database") await this.#refreshDatabase(database);
    }
  }

  /** @throws AgentError EVENT_UNSUPPORTED when rows of the table cannot be followed */
  checkRows(database: string, table: string): void {
    const engine = this.#engines.get(this.#keyOf(database, table));
    if (engine === undefined) return;
    throw new AgentError("EVENT_UNSUPPORTED", `rows of ${database}.${table}, whose engine is ${engine}`, {
      table: `${database}.${table}`,
      hint: "Without transactions rows cannot be followed exactly once: ALTER TABLE … ENGINE=InnoDB, or exclude the table.",
    });
  }

  async #refreshTable(database: string, table: string): Promise<void> {
    const key = this.#keyOf(database, table);
    this.#definitions.delete(key);
    this.#engines.delete(key);
    const [row] = await this.#target.text(
      `SELECT ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${textLiteral(database)} ` +
        `AND TABLE_NAME = ${textLiteral(table)} AND TABLE_TYPE = 'BASE TABLE'`,
    );
    if (row === undefined) return;
    const engine = row[0] ?? "";
    if (engine !== "InnoDB") this.#engines.set(key, engine);
    this.#definitions.set(key, await readTableDefinition(this.#target, database, table));
  }

  /** Only dropping a database changes its tables; then all are gone. */
  async #refreshDatabase(database: string): Promise<void> {
    const present = await this.#target.text(
      `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
    );
    if (present.length > 0) return;
    for (const [key, definition] of this.#definitions) {
      if (definition.database !== database) continue;
      this.#definitions.delete(key);
      this.#engines.delete(key);
    }
  }
}
