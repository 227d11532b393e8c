import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { identifier, qualified, textLiteral, utf8 } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { definitionSettings, differenceFromOld, isOldServer } from "./old-source.ts";

/**
 * Creates a database on the target as it is on the source, unless it is there. Another link of the database may create it
 * between the look and the statement, so the statement does not mind either.
 */
export async function createDatabase(
  source: ReadingSession,
  target: Connection,
  database: string,
): Promise<void> {
  const present = await target.text(
    `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ${textLiteral(database)}`,
  );
  if (present.length > 0) return;
  const [row] = await source.text(`SHOW CREATE DATABASE IF NOT EXISTS ${identifier(database)}`);
  await target.execute(`${definitionSettings(await isOldServer(source))};${utf8(row?.[1] ?? "")}`);
}

/**
 * Creates a table on the target as it is on the source. Called for tables that the link has noted as its own: one that is
 * there already was created by an attempt that was cut off, and must be the same.
 * @throws AgentError TARGET_SCHEMA_DIFFERS, TARGET_REFUSED
 */
export async function createTable(
  source: ReadingSession,
  target: Connection,
  database: string,
  table: string,
): Promise<void> {
  const wanted = await showCreate(source, database, table);
  const present = await target.text(
    `SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${textLiteral(database)} AND TABLE_NAME = ${textLiteral(table)}`,
  );
  const label = `${database}.${table}`;
  const old = await isOldServer(source);
  const differs = async (): Promise<boolean> =>
    old
      ? (await differenceFromOld(source, target, database, table)) !== null
      : comparable(await showCreate(target, database, table)) !== comparable(wanted);
  if (present.length > 0) {
    if (!(await differs())) return;
    throw new AgentError(
      "TARGET_SCHEMA_DIFFERS",
      `table ${label} is on the target and differs from the source's`,
      {
        table: label,
        hint: "Drop it on the target, then update the link to start it again.",
      },
    );
  }
  try {
    // Members of an ENUM, defaults and comments are text: as bytes they would be taken for the column's own set. All in one
    // packet, for the driver would encode the next one anew.
    const settings = definitionSettings(old);
    await target.execute(
      `${settings};SET NAMES utf8mb4;USE ${identifier(database)};${utf8(wanted)};SET NAMES binary`,
    );
  } catch (error) {
    // The session is not used after a failure.
    throw AgentError.from(error).about({ table: label });
  }
  if (!old) return;
  // The text was written for another server: what this one made of it is compared.
  const difference = await differenceFromOld(source, target, database, table);
  if (difference === null) return;
  throw new AgentError(
    "TARGET_SCHEMA_DIFFERS",
    `table ${label} did not come out as on the source: ${difference}`,
    {
      table: label,
      hint: "Create it on the target by hand and set initialization.structure = false.",
    },
  );
}

/** Whether a table that is being copied is not on the source any more as it was made on the target. */
export async function differsFromSource(
  source: ReadingSession,
  target: Connection,
  { database, table }: { readonly database: string; readonly table: string },
): Promise<boolean> {
  const [there, here] = await Promise.all(
    [source, target].map(async (server) => {
      const present = await server.text(
        `SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${textLiteral(database)} AND TABLE_NAME = ${textLiteral(table)}`,
      );
      return present.length === 0 ? null : comparable(await showCreate(server, database, table));
    }),
  );
  return there === null || (here !== null && here !== there);
}

async function showCreate(server: ReadingSession, database: string, table: string): Promise<string> {
  const [row] = await server.text(`SHOW CREATE TABLE ${qualified(database, table)}`);
  return row?.[1] ?? "";
}

/**
 * The counter moves with every row. A collation that a column has from its table is shown alone, and with its character set
 * once the column was declared with it, as on the target.
 */
const comparable = (create: string): string =>
  create.replace(/ AUTO_INCREMENT=\d+/, "").replace(/ CHARACTER SET \w+(?= COLLATE )/g, "");
