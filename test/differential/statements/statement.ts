import type { Maker } from "../values.ts";
import { deleteRows } from "./delete.ts";
import { deleteTables } from "./delete-tables.ts";
import { handOver } from "./hand-over.ts";
import { insert } from "./insert.ts";
import { insertSelect } from "./insert-select.ts";
import { moveKeys } from "./move-keys.ts";
import { replace } from "./replace.ts";
import { update } from "./update.ts";
import { updateTables } from "./update-tables.ts";
import { upsert } from "./upsert.ts";

/** Every kind of statement that changes rows, as often as its weight says. */
export const STATEMENTS = {
  insert: { weight: 24, make: insert },
  update: { weight: 24, make: update },
  delete: { weight: 10, make: deleteRows },
  replace: { weight: 8, make: replace },
  upsert: { weight: 10, make: upsert },
  "insert-select": { weight: 5, make: insertSelect },
  "update-tables": { weight: 5, make: updateTables },
  "delete-tables": { weight: 2, make: deleteTables },
  "hand-over": { weight: 6, make: handOver },
  "move-keys": { weight: 4, make: moveKeys },
} as const satisfies Record<string, { readonly weight: number; readonly make: Maker }>;
