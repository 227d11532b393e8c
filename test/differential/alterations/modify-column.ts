import { definitionOf } from "../column-kinds.ts";
import { placeAmong } from "./add-column.ts";
import { type Alteration, freeColumns } from "./alteration.ts";

/** Types that take every value of another. */
const WIDENED: readonly (readonly [RegExp, string])[] = [
  [/^(?:TINY|SMALL|MEDIUM)?INT( UNSIGNED)?$/, "BIGINT$1"],
  [/^CHAR\((\d+)\)/, "VARCHAR($1)"],
  [/^VARCHAR\((\d)(\d)\)/, "VARCHAR($1$20)"],
  [/^VARCHAR\((\d+)\)/, "TEXT"],
  [/^TEXT/, "MEDIUMTEXT"],
  [/^BINARY\((\d+)\)/, "VARBINARY($1)"],
  [/^VARBINARY\(\d+\)/, "BLOB"],
  [/^TINYBLOB/, "BLOB"],
  [/^BLOB/, "MEDIUMBLOB"],
  [/^FLOAT$/, "DOUBLE"],
  [/^(TIME|DATETIME)\([0-5]\)$/, "$1(6)"],
  [/^TIMESTAMP\([0-5]\) NULL$/, "TIMESTAMP(6) NULL"],
  [/^DATE$/, "DATETIME(3)"],
  [/^ENUM\('a','b'\)/, "ENUM('a','b','c ''d')"],
  [/^SET\('x','y','z'\)/, "SET('x','y','z','more')"],
];

/** Another type, another place or only another comment. */
export const modifyColumn: Alteration = {
  combines: false,
  fits: (table) => freeColumns(table).some(({ domain }) => domain.from === "list"),
  make: (making, table) => {
    const { random } = making;
    const column = random.pick(freeColumns(table).filter(({ domain }) => domain.from === "list"));
    const [pattern, replacement] = WIDENED.find(([each]) => each.test(column.type)) ?? [/^$/, ""];
    const type = random.chance(0.8) ? column.type.replace(pattern, replacement) : column.type;
    const others = table.columns.filter((each) => each !== column);
    const [place, at] = placeAmong(making, others);
    const comment = random.chance(0.5) ? ` COMMENT 'it''s ${random.int(1, 99)}'` : "";
    const modified = { ...column, type };
    // Without a place it stays where it is.
    const position = place === "" ? table.columns.indexOf(column) : at;
    return {
      clause: `MODIFY COLUMN ${definitionOf(modified)}${comment}${place}`,
      table: { ...table, columns: others.toSpliced(position, 0, modified) },
    };
  },
};
