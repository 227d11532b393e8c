import { type ChosenTables, type DatabaseObjects, isChosen } from "./chosen-tables.ts";

/** Which tables of a server may be chosen, by the names that its binlog has for them. */
export class ChosenNames {
  readonly #chosen: NonNullable<ChosenTables>;
  readonly #fold: (name: string) => string;
  /** By the folded name of the database: several, where names of the choice differ in case alone. */
  readonly #folded = new Map<string, DatabaseObjects[]>();

  /** @param fold a name as the server compares it: in lower case where it does not tell the cases apart */
  constructor(chosen: NonNullable<ChosenTables>, fold: (name: string) => string) {
    this.#chosen = chosen;
    this.#fold = fold;
    for (const [database, { tables, excludeTables }] of chosen) {
      const objects = { tables: tables.map(fold), excludeTables: excludeTables.map(fold) };
      const others = this.#folded.get(fold(database));
      if (others === undefined) this.#folded.set(fold(database), [objects]);
      else others.push(objects);
    }
  }

  /**
   * Whether a table is among those chosen, exactly or by the server's comparison: a link compares names exactly, and must not
   * miss what it would take.
   */
  has(database: string, table: string): boolean {
    if (isChosen(this.#chosen, database, table)) return true;
    const folded = this.#folded.get(this.#fold(database));
    if (folded === undefined) return false;
    const name = this.#fold(table);
    return folded.some(({ tables, excludeTables }) =>
      tables.length > 0 ? tables.includes(name) : !excludeTables.includes(name),
    );
  }
}
