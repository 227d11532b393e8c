import type { MysqlServer } from "./mysql-server.ts";
import { Random } from "./random.ts";
import {
  COLUMNS,
  customer,
  image,
  order,
  orderLine,
  payment,
  product,
  review,
  type ShopSize,
  type ShopTable,
} from "./shop-rows.ts";
import { SHOP_SCHEMA } from "./shop-schema.ts";

/** Rows of each table at scale 1; each order has two or three lines. Together over 300 000. */
const FULL_SIZE = {
  customers: 25_000,
  products: 5_000,
  orders: 60_000,
  payments: 55_000,
  reviews: 25_000,
  images: 1_000,
} as const;
/** Rows of one INSERT: large enough that the commit does not count, small enough for the default packet. */
const ROWS_PER_STATEMENT = 1_000;
/** Sessions that load at once: the server is busy while the next statement is being made. */
const SESSIONS = 3;

export interface ShopOptions {
  /** The same rows for the same seed. */
  readonly seed: number;
  /** Share of the full 300 000 rows; default 1. */
  readonly scale?: number;
}

/** Creates the database `shop` and fills it. */
export async function loadShop(server: MysqlServer, { seed, scale = 1 }: ShopOptions): Promise<ShopSize> {
  for (const statement of SHOP_SCHEMA) await server.sql(statement);
  const rows = (full: number) => Math.max(1, Math.round(full * scale));
  const size = {
    customers: rows(FULL_SIZE.customers),
    products: rows(FULL_SIZE.products),
    orders: rows(FULL_SIZE.orders),
  };
  const counts = {
    payments: rows(FULL_SIZE.payments),
    reviews: rows(FULL_SIZE.reviews),
    images: rows(FULL_SIZE.images),
  };
  const statements = shopStatements(new Random(seed), size, counts);
  await Promise.all(Array.from({ length: SESSIONS }, () => send(server, statements)));
  const tables = Object.keys(COLUMNS).map((table) => `shop.${table}`);
  await server.sql(`ANALYZE TABLE ${tables.join(", ")}`);
  return size;
}

/** Several sessions take statements from the one generator, so what is inserted does not depend on who takes which. */
async function send(server: MysqlServer, statements: Iterator<string>): Promise<void> {
  await using session = await server.connect({ database: "shop" });
  // Parents and children are loaded side by side, and every row is known to have its parent.
  await session.query("SET foreign_key_checks = 0, unique_checks = 0, time_zone = '+00:00'");
  for (let next = statements.next(); next.done !== true; next = statements.next())
    await session.query(next.value);
}

function* shopStatements(
  random: Random,
  size: ShopSize,
  counts: { readonly payments: number; readonly reviews: number; readonly images: number },
): Generator<string, undefined> {
  yield* inserts(
    "customers",
    numbered(size.customers, (id) => customer(random, id)),
  );
  yield* inserts(
    "products",
    numbered(size.products, (id) => product(random, id)),
  );
  yield* inserts(
    "orders",
    numbered(size.orders, (id) => order(random, id, size)),
  );
  yield* inserts("order_lines", allLines(random, size));
  yield* inserts(
    "payments",
    numbered(counts.payments, (number) => payment(random, wrap(number, size.orders))),
  );
  // Each customer reviews another product each time round, so that a pair never comes twice.
  yield* inserts(
    "reviews",
    numbered(counts.reviews, (number) => {
      const customerId = wrap(number, size.customers);
      const round = Math.floor((number - 1) / size.customers);
      return review(random, wrap(customerId + round, size.products), customerId);
    }),
  );
  yield* inserts(
    "images",
    numbered(counts.images, (number) => {
      const round = Math.floor((number - 1) / size.products);
      return image(random, wrap(number, size.products), round + 1);
    }),
  );
}

function* allLines(random: Random, size: ShopSize): Generator<string> {
  for (let orderId = 1; orderId <= size.orders; orderId++) {
    const lines = random.int(2, 3);
    for (let line = 1; line <= lines; line++) yield orderLine(random, orderId, line, size);
  }
}

function* numbered(count: number, row: (number: number) => string): Generator<string> {
  for (let number = 1; number <= count; number++) yield row(number);
}

/** `number` counted round and round from 1 to `count`. */
function wrap(number: number, count: number): number {
  return ((number - 1) % count) + 1;
}

function* inserts(table: ShopTable, rows: Iterable<string>): Generator<string, undefined> {
  let batch: string[] = [];
  const statement = () => `INSERT INTO ${table} (${COLUMNS[table]}) VALUES ${batch.join(",")}`;
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_PER_STATEMENT) continue;
    yield statement();
    batch = [];
  }
  if (batch.length > 0) yield statement();
}
