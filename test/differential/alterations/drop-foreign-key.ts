import { quote } from "../names.ts";
import type { Alteration } from "./alteration.ts";

export const dropForeignKey: Alteration = {
  combines: true,
  fits: ({ foreignKeys }) => foreignKeys.some(({ name }) => name !== null),
  make: ({ random }, table) => {
    const gone = random.pick(table.foreignKeys.filter(({ name }) => name !== null));
    return {
      clause: `DROP FOREIGN KEY ${quote(gone.name ?? "")}`,
      table: {
        ...table,
        foreignKeys: table.foreignKeys.filter((each) => each !== gone),
        columns: table.columns.map((column) =>
          column.name === gone.column
            ? { ...column, domain: { from: "numbers", low: 1, high: 200, as: "number" } }
            : column,
        ),
      },
    };
  },
};
