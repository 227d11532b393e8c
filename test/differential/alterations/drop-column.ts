import { quote } from "../names.ts";
import { type Alteration, freeColumns } from "./alteration.ts";

export const dropColumn: Alteration = {
  combines: true,
  fits: (table) => freeColumns(table).length > 0,
  make: ({ random }, table) => {
    const column = random.pick(freeColumns(table));
    return {
      clause: `DROP COLUMN ${quote(column.name)}`,
      table: { ...table, columns: table.columns.filter((each) => each !== column) },
    };
  },
};
