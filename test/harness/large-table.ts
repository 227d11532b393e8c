import type { MysqlServer } from "./mysql-server.ts";
import type { Operation } from "./shop-operations.ts";

/** Enough for a load to cut the table into several ranges: see agent/load/cut-ranges.ts. */
export const LARGE_ROWS = 60_000;
/** Keys of rows that come later begin here, and end where their range does, so that several sessions seldom meet. */
const NEW_KEYS = { low: 10_000_000, high: 2_000_000_000 } as const;

/** Makes `shop.readings`, with unique values that rows hand to each other, and tells the server how large it is. */
export async function makeLargeTable(server: MysqlServer): Promise<void> {
  await server.sql(
    "CREATE TABLE shop.readings (id INT NOT NULL PRIMARY KEY, slot INT NOT NULL, note VARCHAR(40), UNIQUE KEY (slot));" +
      `SET SESSION cte_max_recursion_depth = ${LARGE_ROWS};` +
      "INSERT INTO shop.readings WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r " +
      `WHERE n < ${LARGE_ROWS}) SELECT n * 7, n, CONCAT('reading ', n) FROM r;` +
      "ANALYZE TABLE shop.readings",
  );
}

/** Two rows that are far apart change slots; or a slot goes to a new row; or a row changes. */
export const writeReadings: Operation = async ({ session, random }) => {
  const [low, high] = [random.int(1, LARGE_ROWS / 2), random.int(LARGE_ROWS / 2 + 1, LARGE_ROWS)];
  const kind = random.next();
  if (kind < 0.4) {
    await session.query(
      `UPDATE shop.readings SET slot = -slot WHERE slot IN (${low}, ${high});` +
        `UPDATE shop.readings SET slot = IF(slot = ${-low}, ${high}, ${low}) WHERE slot IN (${-low}, ${-high})`,
    );
  } else if (kind < 0.6) {
    const key = random.int(NEW_KEYS.low, NEW_KEYS.high);
    await session.query(
      `DELETE FROM shop.readings WHERE slot = ${high}; INSERT INTO shop.readings VALUES (${key}, ${high}, 'new')`,
    );
  } else {
    await session.query(`UPDATE shop.readings SET note = CONCAT('changed ', ${low}) WHERE slot = ${high}`);
  }
};
