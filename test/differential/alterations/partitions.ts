import { quote } from "../names.ts";
import { canBeParted, type KeyPart, type Table } from "../schema.ts";
import type { Alteration } from "./alteration.ts";

const BOUNDS = [50, 100, 150] as const;

/** A number in the key that ranges can be made of. */
function rangeColumn({ key, columns }: Table): KeyPart | undefined {
  return key.find(({ column }) =>
    columns.some(({ name, type }) => name === column && /^(INT|SMALLINT) /.test(type)),
  );
}

export const partition: Alteration = {
  combines: false,
  fits: (table, schema) =>
    table.partitions === null &&
    canBeParted(table.columns, table.key) &&
    table.foreignKeys.length === 0 &&
    schema.childrenOf(table).length === 0 &&
    table.indexes.every(({ unique }) => !unique) &&
    rangeColumn(table) !== undefined,
  make: ({ random }, table) => {
    const column = quote((rangeColumn(table) as KeyPart).column);
    const by = random.pick(["HASH", "KEY", "RANGE"] as const);
    const count = by === "RANGE" ? BOUNDS.length + 1 : random.int(2, 5);
    const ranges = [
      ...BOUNDS.map((bound, at) => `PARTITION p${at} VALUES LESS THAN (${bound})`),
      "PARTITION rest VALUES LESS THAN MAXVALUE",
    ];
    const clause =
      by === "RANGE"
        ? `PARTITION BY RANGE (${column}) (${ranges.join(", ")})`
        : `PARTITION BY ${by} (${column}) PARTITIONS ${count}`;
    return { clause, table: { ...table, partitions: { by, count } } };
  },
};

export const changePartitions: Alteration = {
  combines: false,
  fits: ({ partitions }) => partitions !== null,
  make: ({ random }, table) => {
    const { by, count } = table.partitions as NonNullable<Table["partitions"]>;
    const left = (partitions: Table["partitions"]): Table => ({ ...table, partitions });
    if (random.chance(0.3)) return { clause: "REMOVE PARTITIONING", table: left(null) };
    if (by === "RANGE") {
      if (random.chance(0.5)) return { clause: "TRUNCATE PARTITION p1", table };
      return {
        clause:
          "REORGANIZE PARTITION p0, p1 INTO (PARTITION p0 VALUES LESS THAN (70), PARTITION p1 VALUES LESS THAN (100))",
        table,
      };
    }
    if (count > 2 && random.chance(0.5))
      return { clause: "COALESCE PARTITION 1", table: left({ by, count: count - 1 }) };
    return { clause: "ADD PARTITION PARTITIONS 1", table: left({ by, count: count + 1 }) };
  },
};
