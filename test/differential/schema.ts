import type { Random } from "../harness/random.ts";
import { type Database, NAME_SHAPES, quote } from "./names.ts";

/** Where the values of a column come from. */
export type Domain =
  /** SQL texts; `heavy` are those of some kilobytes and more. */
  | { readonly from: "list"; readonly light: readonly string[]; readonly heavy: readonly string[] }
  /** Whole numbers, or text made of them. */
  | { readonly from: "numbers"; readonly low: number; readonly high: number; readonly as: "number" | "text" }
  /** A row of a table that a foreign key refers to, by the table's number. */
  | { readonly from: "rows"; readonly parent: number }
  /** The server fills it. */
  | { readonly from: "server" };

export interface Column {
  readonly name: string;
  /** Type and attributes. */
  readonly type: string;
  readonly nullable: boolean;
  readonly domain: Domain;
}

export interface KeyPart {
  readonly column: string;
  readonly prefix: number | null;
}

export interface Index {
  readonly name: string;
  readonly parts: readonly KeyPart[];
  readonly unique: boolean;
}

export interface ForeignKey {
  /** Null: the server names it, by the table. */
  readonly name: string | null;
  readonly column: string;
  readonly parent: number;
}

export interface Table {
  /** Stays when the table is renamed. */
  readonly number: number;
  readonly database: Database;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly KeyPart[];
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Columns that an expression, a check or a foreign key uses: they keep name and type. */
  readonly pinned: readonly string[];
  readonly partitions: { readonly by: "HASH" | "KEY" | "RANGE"; readonly count: number } | null;
}

export interface NamedObject {
  readonly database: Database;
  readonly name: string;
}

/** What a generator believes to be there: every schema change counts as done when it is made. */
export class Schema {
  readonly #tables = new Map<number, Table>();
  /** Numbers of tables. */
  readonly #referred = new Set<number>();
  #last = 0;
  readonly #random: Random;
  views: readonly NamedObject[] = [];
  routines: readonly (NamedObject & { readonly kind: "FUNCTION" | "PROCEDURE" })[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get tables(): readonly Table[] {
    return [...this.#tables.values()];
  }

  /** A number that nothing had before. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }

  newName(prefix: string): string {
    return `${prefix}${this.#random.pick(NAME_SHAPES)(this.next())}`;
  }

  get(number: number): Table {
    const table = this.#tables.get(number);
    if (table === undefined) throw new Error(`there is no table ${number}`);
    return table;
  }

  put(table: Table): void {
    this.#tables.set(table.number, table);
    for (const { parent } of table.foreignKeys) this.#referred.add(parent);
  }

  /** Whether a foreign key refers or ever referred to it: one that is dropped here may be there still, and refuse the drop. */
  wasReferred(table: Table): boolean {
    return this.#referred.has(table.number);
  }

  remove(table: Table): void {
    this.#tables.delete(table.number);
  }

  /** The tables with a foreign key to this one, itself among them if it has one. */
  childrenOf(table: Table): readonly Table[] {
    return this.tables.filter(({ foreignKeys }) => foreignKeys.some(({ parent }) => parent === table.number));
  }
}

export const pathOf = ({ database, name }: NamedObject): string => `${quote(database)}.${quote(name)}`;

export const partsOf = (parts: readonly KeyPart[]): string =>
  parts.map(({ column, prefix }) => quote(column) + (prefix === null ? "" : `(${prefix})`)).join(", ");

/** Columns that a statement may give values to. */
export const writable = (table: Table): readonly Column[] =>
  table.columns.filter(({ domain }) => domain.from !== "server");

export const isKey = (table: Table, column: Column): boolean =>
  table.key.some((part) => part.column === column.name);

const SPATIAL = /^(POINT|GEOM|POLYGON|LINESTRING|MULTI)/;

/** Whether a table with these columns and this key may have partitions. */
export function canBeParted(columns: readonly Pick<Column, "type">[], key: readonly KeyPart[]): boolean {
  return !columns.some(({ type }) => SPATIAL.test(type)) && key.every(({ prefix }) => prefix === null);
}

/** Whether a row of it can be referred to by one number. */
export function isParent({ key, columns, partitions }: Table): boolean {
  const [part] = key;
  const column = columns.find(({ name }) => name === part?.column);
  return key.length === 1 && column?.type.startsWith("INT ") === true && partitions === null;
}
