import { textLiteral } from "../mysql/quote.ts";
import { labelOf, type StoredObjectKind } from "../mysql/stored-objects.ts";
import type { CheckContext } from "./context.ts";

type Row = readonly (string | null)[];

async function noted({ target, spec }: CheckContext, where: string): Promise<readonly Row[]> {
  const present = await target.text(
    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'towline' AND TABLE_NAME = 'load_object'",
  );
  if (present.length === 0) return [];
  return target.text(
    `SELECT kind, database_name, object_name FROM towline.load_object WHERE link = ${textLiteral(spec.name)} AND ${where}`,
  );
}

/** Databases whose views, routines and events this link has brought to the target before. */
export async function copiedDatabases(context: CheckContext): Promise<ReadonlySet<string>> {
  const rows = await noted(context, "kind = 'database'");
  return new Set(rows.map(([, database]) => database ?? ""));
}

/** Objects that this link was making when it was cut off, by their labels. */
export async function ownObjects(context: CheckContext): Promise<ReadonlySet<string>> {
  const rows = await noted(context, "kind <> 'database'");
  return new Set(
    rows.map(([kind, database, name]) =>
      labelOf({ kind: kind as StoredObjectKind, database: database ?? "", name: name ?? "" }),
    ),
  );
}
