import { addColumn } from "../alterations/add-column.ts";
import { addIndex } from "../alterations/add-index.ts";
import { convertCharset } from "../alterations/convert-charset.ts";
import { dropColumn } from "../alterations/drop-column.ts";
import { dropForeignKey } from "../alterations/drop-foreign-key.ts";
import { dropIndex } from "../alterations/drop-index.ts";
import { modifyColumn } from "../alterations/modify-column.ts";
import { changePartitions, partition } from "../alterations/partitions.ts";
import { renameColumn } from "../alterations/rename-column.ts";
import { tableOptions } from "../alterations/table-options.ts";
import type { ColumnKind } from "../column-kinds.ts";
import type { ChangeMaker } from "../values.ts";
import { alterTable } from "./alter-table.ts";
import { createLike } from "./create-like.ts";
import { createSelect } from "./create-select.ts";
import { createTable } from "./create-table.ts";
import { dropTables } from "./drop-tables.ts";
import { renameTables } from "./rename-tables.ts";
import { createRoutine, dropRoutine } from "./routines.ts";
import { truncate } from "./truncate.ts";
import { createView, dropView } from "./views.ts";

export interface ChangeKind {
  readonly weight: number;
  readonly make: ChangeMaker;
}

/** Every kind of schema change, as often as its weight says. */
export function changeKinds(kinds: readonly ColumnKind[]): Readonly<Record<string, ChangeKind>> {
  return {
    "create-table": { weight: 8, make: createTable(kinds) },
    "create-like": { weight: 3, make: createLike },
    "create-select": { weight: 3, make: createSelect },
    "drop-tables": { weight: 12, make: dropTables },
    "rename-tables": { weight: 6, make: renameTables },
    truncate: { weight: 4, make: truncate },
    "create-view": { weight: 3, make: createView },
    "drop-view": { weight: 2, make: dropView },
    "create-routine": { weight: 2, make: createRoutine },
    "drop-routine": { weight: 1, make: dropRoutine },
    "add-column": { weight: 10, make: alterTable(addColumn(kinds), kinds) },
    "drop-column": { weight: 7, make: alterTable(dropColumn, kinds) },
    "modify-column": { weight: 10, make: alterTable(modifyColumn, kinds) },
    "rename-column": { weight: 6, make: alterTable(renameColumn, kinds) },
    "add-index": { weight: 6, make: alterTable(addIndex, kinds) },
    "drop-index": { weight: 5, make: alterTable(dropIndex, kinds) },
    "drop-foreign-key": { weight: 1, make: alterTable(dropForeignKey, kinds) },
    "convert-charset": { weight: 3, make: alterTable(convertCharset, kinds) },
    "table-options": { weight: 4, make: alterTable(tableOptions, kinds) },
    partition: { weight: 5, make: alterTable(partition, kinds) },
    "change-partitions": { weight: 6, make: alterTable(changePartitions, kinds) },
  };
}
