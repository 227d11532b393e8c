import type { Random } from "../../harness/random.ts";
import { type ColumnKind, definitionOf, documentKind, KEY_KINDS, upTo } from "../column-kinds.ts";
import { DATABASES, type Database, quote } from "../names.ts";
import {
  type Column,
  canBeParted,
  type ForeignKey,
  type Index,
  isParent,
  type KeyPart,
  partsOf,
  pathOf,
  type Schema,
  type Table,
} from "../schema.ts";
import type { ChangeMaker } from "../values.ts";

/** Keys of whole numbers: 1 to this. */
const HIGHEST_ID = 200;
const HIGHEST_UNIQUE = 1_000;
const COLLATIONS = ["utf8mb4_0900_ai_ci", "utf8mb4_general_ci", "utf8mb4_bin", "latin1_swedish_ci"] as const;
const ACTIONS = ["CASCADE", "CASCADE", "SET NULL", "RESTRICT", "NO ACTION"] as const;

export function createTable(kinds: readonly ColumnKind[]): ChangeMaker {
  return ({ random, schema }) => {
    const { table, sql } = newTable(random, schema, kinds);
    schema.put(table);
    return [sql];
  };
}

/** A table under construction: its model, and the clauses that make it. */
interface Draft {
  columns: Column[];
  key: readonly KeyPart[];
  readonly clauses: string[];
  readonly indexes: Index[];
  readonly foreignKeys: ForeignKey[];
  readonly pinned: string[];
}

const whole = (column: string): KeyPart => ({ column, prefix: null });

function newTable(
  random: Random,
  schema: Schema,
  kinds: readonly ColumnKind[],
): { readonly table: Table; readonly sql: string } {
  const database: Database = random.pick(DATABASES);
  const name = schema.newName("t");
  const draft: Draft = { columns: [], key: [], clauses: [], indexes: [], foreignKeys: [], pinned: [] };
  addKey(random, draft);
  draft.columns.push({ name: "n", type: "INT", nullable: true, domain: upTo(HIGHEST_ID) });
  if (random.chance(0.4)) addIndex(draft, { name: "by n", parts: [whole("n")], unique: false });
  const partitioned = random.chance(0.15);
  if (!partitioned) addUnique(random, draft);
  for (let count = random.int(2, 6); count > 0; count--)
    draft.columns.push({ name: `c${schema.next()}`, ...random.pick(kinds) });
  if (random.chance(0.4)) draft.columns.push({ name: "doc", ...documentKind(kinds) });
  if (random.chance(0.4)) addGenerated(random, draft);
  if (random.chance(0.2)) draft.clauses.push("CHECK (`n` IS NULL OR `n` < 100000)");
  draft.pinned.push("n");
  if (!partitioned && random.chance(0.5)) addForeignKey(random, schema, draft);

  const number = schema.next();
  const partitions =
    partitioned && canBeParted(draft.columns, draft.key)
      ? ({ by: "KEY", count: random.int(2, 4) } as const)
      : null;
  const table: Table = {
    ...{ number, database, name, partitions },
    ...{ columns: draft.columns, key: draft.key, indexes: draft.indexes },
    ...{ foreignKeys: draft.foreignKeys, pinned: draft.pinned },
  };
  const clauses = [
    ...draft.columns.map(definitionOf),
    `PRIMARY KEY (${partsOf(draft.key)})`,
    ...draft.clauses,
  ].join(", ");
  const charset = random.chance(0.8) ? "utf8mb4" : "latin1";
  const parted = partitions === null ? "" : ` PARTITION BY KEY () PARTITIONS ${partitions.count}`;
  return { table, sql: `CREATE TABLE ${pathOf(table)} (${clauses}) CHARACTER SET ${charset}${parted}` };
}

function addKey(random: Random, draft: Draft): void {
  const id = (type: string): Column => ({ name: "id", type, nullable: false, domain: upTo(HIGHEST_ID) });
  const shape = random.next();
  if (shape < 0.5) {
    draft.columns = [id("INT NOT NULL AUTO_INCREMENT")];
    draft.key = [whole("id")];
  } else if (shape < 0.65) {
    const code: Column = {
      ...{ name: "code", nullable: false, domain: upTo(20, "text") },
      type: `VARCHAR(20) COLLATE ${random.pick(COLLATIONS.slice(0, 3))} NOT NULL`,
    };
    draft.columns = [code, id("INT NOT NULL")];
    draft.key = random.chance(0.5) ? [whole("code"), whole("id")] : [whole("id"), whole("code")];
  } else {
    const kind = random.pick(KEY_KINDS);
    draft.columns = [...kind.columns];
    draft.key = kind.key;
  }
}

function addIndex(draft: Draft, index: Index): void {
  draft.indexes.push(index);
  draft.clauses.push(`${index.unique ? "UNIQUE " : ""}KEY ${quote(index.name)} (${partsOf(index.parts)})`);
}

function addUnique(random: Random, draft: Draft): void {
  if (random.chance(0.4)) {
    draft.columns.push({ name: "u", type: "INT", nullable: true, domain: upTo(HIGHEST_UNIQUE) });
    addIndex(draft, { name: "by u", parts: [whole("u")], unique: true });
  }
  if (random.chance(0.3)) {
    const collation = random.pick(COLLATIONS);
    draft.columns.push({
      ...{ name: "label", nullable: true, domain: upTo(HIGHEST_UNIQUE, "text") },
      type: `VARCHAR(30) CHARACTER SET ${collation.split("_")[0]} COLLATE ${collation}`,
    });
    const parts = random.chance(0.5) ? [whole("label")] : [whole("label"), whole("n")];
    addIndex(draft, { name: "by label", parts, unique: true });
  }
}

function addGenerated(random: Random, draft: Draft): void {
  const kept = random.pick(["STORED", "VIRTUAL"]);
  const domain = { from: "server" } as const;
  draft.columns.splice(random.int(0, draft.columns.length), 0, {
    ...{ name: "twice", nullable: true, domain },
    type: `BIGINT GENERATED ALWAYS AS (\`n\` * 2) ${kept}`,
  });
  if (random.chance(0.5)) addIndex(draft, { name: "by twice", parts: [whole("twice")], unique: false });
}

/** To another table or to this one; rows go with what they refer to, or lose their reference. */
function addForeignKey(random: Random, schema: Schema, draft: Draft): void {
  const parents = schema.tables.filter(isParent);
  if (parents.length === 0) return;
  const parent = random.pick(parents);
  draft.columns.push({
    ...{ name: "parent", type: "INT", nullable: true },
    domain: { from: "rows", parent: parent.number },
  });
  draft.pinned.push("parent");
  const name = random.chance(0.5) ? `fk ${schema.next()}` : null;
  draft.foreignKeys.push({ name, column: "parent", parent: parent.number });
  draft.clauses.push(
    `${name === null ? "" : `CONSTRAINT ${quote(name)} `}FOREIGN KEY (\`parent\`) REFERENCES ${pathOf(parent)} ` +
      `(${partsOf(parent.key)}) ON DELETE ${random.pick(ACTIONS)} ON UPDATE ${random.pick(ACTIONS)}`,
  );
}
