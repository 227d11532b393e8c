import type { Connection } from "../mysql/connection.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { type LinkRecords, LOCAL_SCHEMA, LOGGED_SCHEMA } from "./records.ts";

type Schema = LinkRecords["schema"];

const LINK = "link VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL";
const NAME = "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL";

const CHECKPOINT = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.checkpoint (
  ${LINK} COMMENT 'name of the link',
  worker SMALLINT UNSIGNED NOT NULL COMMENT 'writer of the link; each has a row of its own',
  source_uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'server_uuid of the source',
  gtid_executed LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'transactions of the source that are on this server',
  PRIMARY KEY (link, worker)
) ENGINE=InnoDB COMMENT='positions of Towline links'`;

const LOAD_PROGRESS = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.load_progress (
  ${LINK} COMMENT 'name of the link',
  database_name ${NAME},
  table_name ${NAME},
  state ENUM('structure','rows','loaded') CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what is being done, or loaded',
  rows_loaded BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'while rows are copied, of the ranges that are not listed any more',
  copied_from LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'these were on the source before the copy began: it holds them',
  window_until LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'until these are applied, rows may be ahead of the position',
  PRIMARY KEY (link, database_name, table_name)
) ENGINE=InnoDB COMMENT='progress of the full load of Towline links'`;

const DDL_INTENT = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.ddl_intent (
  ${LINK} COMMENT 'name of the link',
  gtid VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'transaction of the source',
  statement CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of what is run for it',
  objects_before LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'digests of what it changes, as it was: JSON',
  state ENUM('running','done') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (link)
) ENGINE=InnoDB COMMENT='schema change that each Towline link ran last'`;

const LOAD_RANGE = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.load_range (
  ${LINK} COMMENT 'name of the link',
  database_name ${NAME},
  table_name ${NAME},
  range_number INT UNSIGNED NOT NULL COMMENT 'ranges of a table are copied beside each other; each has a row of its own',
  lower_bound LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'least value of the first key column, base64; NULL: none',
  upper_bound LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'the value behind the greatest, base64; NULL: none',
  last_key LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'primary key of the last row copied: JSON list of base64 values',
  rows_loaded BIGINT UNSIGNED NOT NULL DEFAULT 0,
  state ENUM('rows','loaded') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'rows',
  PRIMARY KEY (link, database_name, table_name, range_number)
) ENGINE=InnoDB COMMENT='ranges of tables that Towline links are copying'`;

const LOAD_OBJECT = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.load_object (
  ${LINK} COMMENT 'name of the link',
  database_name ${NAME},
  kind ENUM('database','function','procedure','library','view','event') CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'database: all of them are there',
  object_name ${NAME} COMMENT 'an object that may have been made; empty for a database',
  copied_at LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'what the source had executed when they were as copied',
  PRIMARY KEY (link, database_name, kind, object_name)
) ENGINE=InnoDB COMMENT='views, routines and events that Towline links are copying'`;

const SCHEMA_HISTORY = (schema: Schema): string => `CREATE TABLE IF NOT EXISTS ${schema}.schema_history (
  ${LINK} COMMENT 'name of the link',
  database_name ${NAME},
  table_name ${NAME},
  held_at LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what the source had committed when the table was so',
  definition LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'columns and primary key: JSON',
  PRIMARY KEY (link, database_name, table_name)
) ENGINE=InnoDB COMMENT='tables of sources whose binlog does not name columns'`;

const OWNER = `CREATE TABLE IF NOT EXISTS towline_local.owner (
  ${LINK} COMMENT 'name of the link',
  epoch BIGINT UNSIGNED NOT NULL COMMENT 'grows each time the link is taken over',
  agent VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'agent that holds the link',
  PRIMARY KEY (link)
) ENGINE=InnoDB COMMENT='which agent holds which Towline link'`;

const STANDBY = `CREATE TABLE IF NOT EXISTS towline_local.standby (
  ${LINK} COMMENT 'name of the link',
  source_uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'server_uuid of the source it was begun from',
  state ENUM('load_incomplete','complete') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seeded_at LONGTEXT CHARACTER SET ascii COLLATE ascii_bin COMMENT 'transactions of the source that came with the load; NULL before it ended',
  PRIMARY KEY (link)
) ENGINE=InnoDB COMMENT='whether this server holds all that its GTIDs say it does'`;

const HEARTBEAT = `CREATE TABLE IF NOT EXISTS towline.heartbeat (
  ${LINK} COMMENT 'name of the link',
  beat BIGINT UNSIGNED NOT NULL COMMENT 'counts up, so that each write is logged',
  PRIMARY KEY (link)
) ENGINE=InnoDB COMMENT='written once a second by Towline links that read from this server'`;

const createSchema = (name: string): string =>
  `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/**
 * Makes what a link needs on its target.
 * @param writer a session that is logged unless the link's records are local
 * @param local a session that is not logged
 */
export async function createTargetTables(
  writer: Connection,
  local: Connection,
  { schema }: Pick<LinkRecords, "schema">,
): Promise<void> {
  const own = { owner: OWNER, standby: STANDBY };
  const records = {
    checkpoint: CHECKPOINT(schema),
    load_progress: LOAD_PROGRESS(schema),
    load_range: LOAD_RANGE(schema),
    load_object: LOAD_OBJECT(schema),
    ddl_intent: DDL_INTENT(schema),
    schema_history: SCHEMA_HISTORY(schema),
  };
  if (schema === LOCAL_SCHEMA) {
    await createMissing(local, LOCAL_SCHEMA, { ...own, ...records });
    return;
  }
  await createMissing(writer, LOGGED_SCHEMA, records);
  await createMissing(local, LOCAL_SCHEMA, own);
}

/** Makes what a link writes on its source. */
export async function createSourceTables(source: ReadingSession): Promise<void> {
  await createMissing(source, LOGGED_SCHEMA, { heartbeat: HEARTBEAT });
}

/** Creates only what is not there: even CREATE … IF NOT EXISTS of an existing table is logged as a transaction. */
async function createMissing(
  session: ReadingSession,
  schema: string,
  tables: Record<string, string>,
): Promise<void> {
  const rows = await session.text(
    `SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${schema}'`,
  );
  const present = new Set(rows.map(([name]) => name));
  const missing = Object.entries(tables).filter(([name]) => !present.has(name));
  if (missing.length === 0) return;
  if (present.size === 0) await session.execute(createSchema(schema));
  for (const [, sql] of missing) await session.execute(sql);
}
