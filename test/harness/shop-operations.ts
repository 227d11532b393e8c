import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type { Random } from "./random.ts";
import {
  COLUMNS,
  document,
  image,
  order,
  orderLine,
  payment,
  review,
  type ShopSize,
  words,
} from "./shop-rows.ts";

/** What an operation works with: a session inside a transaction. */
export interface OperationContext {
  readonly session: Connection;
  readonly random: Random;
  /** Rows that the shop was loaded with: some are gone by now, and others came. */
  readonly size: ShopSize;
}

/** Part of a transaction. */
export type Operation = (context: OperationContext) => Promise<void>;

async function execute(session: Connection, sql: string, values: readonly unknown[] = []): Promise<number> {
  const [result] = await session.query<ResultSetHeader>(sql, values.length === 0 ? undefined : [...values]);
  return result.insertId;
}

/** An id of a range that moves with the table: old rows and those just written are both met. */
async function someId({ session, random }: OperationContext, table: "orders" | "customers"): Promise<number> {
  const [[row]] = await session.query<RowDataPacket[]>(
    `SELECT MIN(id) AS low, MAX(id) AS high FROM ${table}`,
  );
  return random.int(Number(row?.["low"] ?? 1), Number(row?.["high"] ?? 1));
}

const placeOrder: Operation = async ({ session, random, size }) => {
  const columns = COLUMNS.orders.replace("id, ", "");
  const values = order(random, 0, size).replace("(0,", "(");
  const id = await execute(session, `INSERT INTO orders (${columns}) VALUES ${values}`);
  const lines = Array.from({ length: random.int(1, 6) }, (_, at) => orderLine(random, id, at + 1, size));
  await execute(session, `INSERT INTO order_lines (${COLUMNS.order_lines}) VALUES ${lines.join(",")}`);
  await execute(session, `INSERT INTO payments (${COLUMNS.payments}) VALUES ${payment(random, id)}`);
  await execute(session, "UPDATE customers SET credit = credit - 1.5 WHERE id = ?", [
    random.int(1, size.customers),
  ]);
};

const amendOrder: Operation = async (context) => {
  const { session, random } = context;
  const id = await someId(context, "orders");
  await execute(session, "UPDATE orders SET state = ?, total = total + 1 WHERE id = ?", [
    random.pick(["open", "paid", "sent", "closed"]),
    id,
  ]);
  await execute(session, "UPDATE order_lines SET quantity = quantity % 1000 + 1 WHERE order_id = ?", [id]);
  if (random.chance(0.3)) await execute(session, "DELETE FROM order_lines WHERE order_id = ? LIMIT 1", [id]);
};

/** Its lines go by cascade, its payments lose their reference. */
const dropOrder: Operation = async (context) => {
  await execute(context.session, "DELETE FROM orders WHERE id = ?", [await someId(context, "orders")]);
};

/** A change of the primary key. */
const renumberLines: Operation = async (context) => {
  const id = await someId(context, "orders");
  const direction = context.random.chance(0.5) ? "line_no + 1" : "-line_no";
  const order = direction === "-line_no" ? "" : "ORDER BY line_no DESC";
  await execute(
    context.session,
    `UPDATE order_lines SET line_no = ${direction} WHERE order_id = ? ${order}`,
    [id],
  );
};

/** Two rows exchange the value of a unique key. */
const swapEmails: Operation = async ({ session, random, size }) => {
  const [a, b] = [random.int(1, size.customers), random.int(1, size.customers)].sort((x, y) => x - y);
  const [rows] = await session.query<RowDataPacket[]>(
    "SELECT id, email FROM customers WHERE id IN (?, ?) ORDER BY id FOR UPDATE",
    [a, b],
  );
  const [first, second] = rows;
  if (first === undefined || second === undefined) return;
  await execute(session, "UPDATE customers SET email = ? WHERE id = ?", [
    `moving-${first["id"]}`,
    first["id"],
  ]);
  await execute(session, "UPDATE customers SET email = ? WHERE id = ?", [first["email"], second["id"]]);
  await execute(session, "UPDATE customers SET email = ? WHERE id = ?", [second["email"], first["id"]]);
};

/** A unique value leaves one row and is taken by another, a new one, in the same transaction. */
const handOverReference: Operation = async (context) => {
  const { session, random } = context;
  const id = await someId(context, "orders");
  const [[row]] = await session.query<RowDataPacket[]>(
    "SELECT id, reference FROM payments WHERE order_id = ? AND reference IS NOT NULL LIMIT 1 FOR UPDATE",
    [id],
  );
  if (row === undefined) return;
  if (random.chance(0.5)) await execute(session, "DELETE FROM payments WHERE id = ?", [row["id"]]);
  else await execute(session, "UPDATE payments SET reference = NULL WHERE id = ?", [row["id"]]);
  await execute(session, "INSERT INTO payments VALUES (?, ?, ?, 'card', 1, NOW())", [
    random.bytes(16),
    id,
    row["reference"],
  ]);
};

const noteCustomers: Operation = async ({ session, random, size }) => {
  const from = random.int(1, size.customers);
  const note = random.chance(0.4) ? null : words(random, random.int(1, 40));
  await execute(session, "UPDATE customers SET note = ?, legacy_code = NULL WHERE id BETWEEN ? AND ?", [
    note,
    from,
    from + random.int(0, 8),
  ]);
};

const editDocuments: Operation = async ({ session, random, size }) => {
  await execute(
    session,
    "UPDATE products SET attributes = JSON_SET(attributes, '$.size.w', ?) WHERE id = ?",
    [random.int(0, 9_999), random.int(1, size.products)],
  );
  await execute(session, "UPDATE reviews SET body = ?, stars = ? WHERE product_id = ?", [
    document(random),
    random.int(1, 5),
    random.int(1, size.products),
  ]);
};

/** Many rows by one statement; a pair of customer and product that is there already is put anew. */
const rewriteReviews: Operation = async ({ session, random, size }) => {
  const product = random.int(1, size.products);
  await execute(session, "DELETE FROM reviews WHERE product_id = ?", [product]);
  const customers = new Set(Array.from({ length: random.int(1, 30) }, () => random.int(1, size.customers)));
  const rows = [...customers].map((customer) => review(random, product, customer));
  await execute(session, `INSERT INTO reviews (${COLUMNS.reviews}) VALUES ${rows.join(",")}`);
};

/** Moves every picture of a product one place on, each onto the place that the one before it has just left. */
const pushImage: Operation = async ({ session, random, size }) => {
  const product = random.int(1, size.products);
  await execute(
    session,
    "UPDATE images SET position = position + 1 WHERE product_id = ? ORDER BY position DESC",
    [product],
  );
  await execute(session, `INSERT INTO images (${COLUMNS.images}) VALUES ${image(random, product, 1)}`);
  await execute(session, "DELETE FROM images WHERE product_id = ? AND position > 3", [product]);
};

const partlyUndone: Operation = async (context) => {
  const { session } = context;
  await amendOrder(context);
  await execute(session, "SAVEPOINT half");
  await placeOrder(context);
  await noteCustomers(context);
  await execute(session, "ROLLBACK TO SAVEPOINT half");
  await placeOrder(context);
};

/** The same key deleted and inserted again, and a row that lives for one transaction only. */
const comeAndGo: Operation = async ({ session, random, size }) => {
  const product = random.int(1, size.products);
  await execute(session, "DELETE FROM images WHERE product_id = ? AND position = 2", [product]);
  await execute(session, `INSERT INTO images (${COLUMNS.images}) VALUES ${image(random, product, 2)}`);
  const passing = random.bytes(16);
  await execute(session, "INSERT INTO payments VALUES (?, NULL, NULL, 'cash', 0, NOW())", [passing]);
  await execute(session, "DELETE FROM payments WHERE id = ?", [passing]);
};

/** Thousands of rows in one transaction. */
const closeTheYear: Operation = async (context) => {
  const from = await someId(context, "orders");
  await execute(
    context.session,
    "UPDATE orders SET state = 'closed', total = total + 0.01 WHERE id BETWEEN ? AND ?",
    [from, from + 3_000],
  );
};

/** Every operation, as often as its weight says. */
export const SHOP_OPERATIONS: readonly (readonly [weight: number, operation: Operation])[] = [
  [20, placeOrder],
  [20, amendOrder],
  [6, dropOrder],
  [8, renumberLines],
  [8, swapEmails],
  [6, handOverReference],
  [8, noteCustomers],
  [8, editDocuments],
  [5, rewriteReviews],
  [6, pushImage],
  [6, partlyUndone],
  [6, comeAndGo],
  [0.3, closeTheYear],
];
