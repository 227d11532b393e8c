import { quote } from "../names.ts";
import type { Alteration } from "./alteration.ts";

export const dropIndex: Alteration = {
  combines: true,
  fits: ({ indexes }) => indexes.length > 0,
  make: ({ random }, table) => {
    const index = random.pick(table.indexes);
    return {
      clause: `DROP INDEX ${quote(index.name)}`,
      table: { ...table, indexes: table.indexes.filter((each) => each !== index) },
    };
  },
};
