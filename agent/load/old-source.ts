import type { Connection } from "../mysql/connection.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { readTableDefinition, type TableDefinition } from "../mysql/table-definition.ts";
import { readVersion } from "../mysql/version.ts";

/** utf8 was the name of utf8mb3 before 8.0.29, in names of collations too. */
const renamed = (name: string | null): string | null => name?.replace(/^utf8(?=_|$)/, "utf8mb3") ?? null;

/**
 * A type in the words of newer servers. Integers and YEAR have a display width before 8.0.19, which has no effect on values;
 * with ZEROFILL it stays.
 */
function reworded(columnType: string): string {
  if (columnType === "geometrycollection") return "geomcollection";
  if (columnType.includes("zerofill")) return columnType;
  return columnType.replace(/^(tinyint|smallint|mediumint|int|bigint|year)\(\d+\)/, "$1");
}

/** Servers before wrote definitions in other words and with another default collation. */
const NEW_WORDS = 80_001;

/** Whether definitions of this server have to be read in its words. */
export async function isOldServer(server: ReadingSession): Promise<boolean> {
  return (await readVersion(server)) < NEW_WORDS;
}

/**
 * Statement that makes a session of the target read a source's definitions as the source does. A TIMESTAMP has the defaults
 * that the text gives it and no others; utf8mb4 without a collation meant utf8mb4_general_ci before 8.0.1.
 */
export function definitionSettings(old: boolean): string {
  const settings = ["explicit_defaults_for_timestamp = 1"];
  if (old) settings.push("default_collation_for_utf8mb4 = utf8mb4_general_ci");
  return `SET SESSION ${settings.join(", SESSION ")}`;
}

/** What differs between a table of an old source and the target's, by what both servers say of it; null when nothing does. */
export async function differenceFromOld(
  source: ReadingSession,
  target: Connection,
  database: string,
  table: string,
): Promise<string | null> {
  const there = described(await readTableDefinition(source, database, table));
  const here = described(await readTableDefinition(target, database, table));
  return there.find((line, index) => line !== here[index]) ?? here[there.length] ?? null;
}

function described({ columns, primaryKey, uniqueIndexes }: TableDefinition): readonly string[] {
  const lines = columns.map(({ name, columnType, characterSet, collation, setOnUpdate }) =>
    [
      `column ${name}`,
      reworded(columnType),
      renamed(characterSet) ?? "",
      renamed(collation) ?? "",
      setOnUpdate ? "on update" : "",
    ].join(" "),
  );
  const indexes = uniqueIndexes.map(({ name, parts }) => `unique index ${name} ${JSON.stringify(parts)}`);
  return [...lines, `primary key ${primaryKey.join(", ")}`, ...indexes.sort()];
}
