import type { RowImage } from "../../agent/change/row-image.ts";
import { ImageReader } from "../../agent/change/row-image.ts";
import type { TableMap } from "../../agent/change/table-map.ts";
import type { TableDefinition } from "../../agent/mysql/table-definition.ts";

const INT_BYTES = 4;
const INT_TYPE = 3;

/** A table of INT columns of which the first is its primary key: the least that row images can be made for. */
export class IntTable {
  readonly map: TableMap;
  readonly definition: TableDefinition;
  readonly images: ImageReader;

  constructor(database: string, table: string, columns: readonly string[], unique: readonly string[] = []) {
    const int = { kind: "integer", bytes: INT_BYTES } as const;
    this.map = {
      id: 1,
      database,
      table,
      columns: columns.map((name) => ({
        name,
        type: int,
        extent: { fixed: INT_BYTES, prefix: 0 },
        unsigned: false,
        collation: 0,
      })),
      primaryKey: [0],
      names: "binlog",
      layout: Buffer.from([columns.length, ...columns.map(() => INT_TYPE), 0, 0]),
    };
    this.definition = {
      database,
      table,
      columns: columns.map((name) => ({
        name,
        dataType: "int",
        columnType: "int",
        characterSet: null,
        collation: null,
        collationNumber: null,
        octets: null,
        fraction: 0,
        generated: false,
        nullable: false,
        setOnUpdate: false,
      })),
      primaryKey: columns.slice(0, 1),
      uniqueIndexes: unique.map((column) => ({ name: column, parts: [{ column, prefix: null }] })),
    };
    this.images = new ImageReader(this.map);
  }

  /** Rows one behind the other, as an event holds them. */
  bytes(rows: readonly (readonly number[])[]): Buffer {
    return Buffer.concat(
      rows.map((row) => {
        const bytes = Buffer.alloc(1 + row.length * INT_BYTES);
        for (const [column, value] of row.entries()) bytes.writeInt32LE(value, 1 + column * INT_BYTES);
        return bytes;
      }),
    );
  }

  image(...row: readonly number[]): RowImage {
    return this.images.read(this.bytes([row]), 0);
  }

  values(image: RowImage): number[] {
    const values: number[] = [];
    this.images.visit(image, (_column, start) => values.push(image.bytes.readInt32LE(start)));
    return values;
  }
}
