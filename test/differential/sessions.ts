/** Values of older servers are let in; everything else is refused rather than bent. */
const MODE = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES";

const PARTIAL = "binlog_row_value_options = 'PARTIAL_JSON'";
const COMPRESSED = "binlog_transaction_compression = ON";

/** What each of the sessions sets, beside what all do. */
const OWN: readonly string[] = [
  "transaction_isolation = 'REPEATABLE-READ'",
  PARTIAL,
  COMPRESSED,
  `${PARTIAL}, ${COMPRESSED}, binlog_transaction_compression_level_zstd = 19`,
  "foreign_key_checks = OFF",
  "time_zone = '+05:30'",
  `sql_mode = '${MODE},ANSI_QUOTES'`,
  "transaction_isolation = 'READ-COMMITTED'",
  "collation_connection = 'utf8mb4_bin', auto_increment_increment = 3, auto_increment_offset = 2",
  "time_zone = 'SYSTEM', lc_time_names = 'de_DE', collation_server = 'latin1_german1_ci'",
];

export const SESSIONS = OWN.length;

/** Seconds that a statement waits for a row and for a table: sessions that block each other must not stand still. */
const ROW_WAIT = 1;
const TABLE_WAIT = 3;

/** The first statement of a session. */
export function settingsOf(session: number): string {
  return (
    `SET time_zone = '+00:00', sql_mode = '${MODE}', innodb_lock_wait_timeout = ${ROW_WAIT}, ` +
    `lock_wait_timeout = ${TABLE_WAIT}, ${OWN[session % OWN.length]}`
  );
}
