import { createHash } from "node:crypto";
import { escape as literal } from "mysql2";
import type { Random } from "./random.ts";

const NAMES = [
  "Ada",
  "Björn",
  "Chloë",
  "Dávid",
  "Ewa",
  "Φώτης",
  "Gül",
  "浩",
  "İpek",
  "O'Neil",
  "Zoë 🚲",
  "back\\slash",
];
const WORDS = [
  "light",
  "steel",
  "small",
  "garden",
  "cœur",
  "straße",
  "鉄",
  "wood",
  "quick",
  "100%",
  "“soft”",
  "under_score",
];
const COUNTRIES = ["DE", "FR", "PL", "SE", "TR", "US", "JP"];
/** Bytes of a generated image: enough for a value that does not fit its row's page now and then. */
const IMAGE_BYTES = { low: 200, high: 12_000 } as const;
const DAY_MS = 86_400_000;
/** Days before the newest row on which generated rows begin. */
const HISTORY_DAYS = 700;
const NEWEST = Date.UTC(2025, 10, 1);

/** How many rows there are to refer to. */
export interface ShopSize {
  readonly customers: number;
  readonly products: number;
  readonly orders: number;
}

/** Words for a title or a note. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}

/** A moment of the shop's history as `YYYY-MM-DD hh:mm:ss.mmm`. */
export function moment(random: Random): string {
  const at = NEWEST - Math.floor(random.next() * HISTORY_DAYS * DAY_MS);
  return new Date(at).toISOString().replace("T", " ").replace("Z", "");
}

/** An amount of money with `digits` decimals, as text. */
export function amount(random: Random, high: number, digits: number): string {
  return (random.next() * high).toFixed(digits);
}

/** The attributes of a product or the body of a review: nested, with numbers of several kinds. */
export function document(random: Random): string {
  return JSON.stringify({
    text: words(random, random.int(1, 8)),
    size: { w: random.int(1, 500), h: random.next() * 10, "odd key": null },
    flags: [random.chance(0.5), random.int(-5, 5), words(random, 1)],
  });
}

const tuple = (...values: readonly string[]): string => `(${values.join(",")})`;
const blob = (bytes: Buffer): string => (bytes.length === 0 ? "''" : `0x${bytes.toString("hex")}`);

// One row each, as the text of a VALUES tuple; the columns are those of COLUMNS. Ids are given, not left to the server:
// sessions that insert side by side would number the rows differently each time.

export function customer(random: Random, id: number): string {
  const name = random.pick(NAMES);
  const note = random.chance(0.3) ? "NULL" : literal(words(random, random.int(1, 20)));
  const legacy = random.chance(0.5) ? "NULL" : literal(`Müller-${id}-ÿ`);
  return tuple(
    String(id),
    literal(`customer${id}@${random.pick(["example.com", "example.org", "post.example"])}`),
    literal(`${name} ${words(random, 1)}`),
    literal(random.pick(COUNTRIES)),
    legacy,
    amount(random, 1_000, 2),
    literal(moment(random)),
    note,
  );
}

export function product(random: Random, id: number): string {
  const tags = ["new", "sale", "eco", "fragile"].filter(() => random.chance(0.3)).join(",");
  return tuple(
    String(id),
    literal(`SKU${String(id).padStart(9, "0")}`),
    literal(words(random, 4)),
    literal(random.pick(["book", "tool", "food", "other"])),
    literal(tags),
    amount(random, 500, 4),
    random.chance(0.1) ? "NULL" : String(Math.fround(random.next() * 30)),
    random.chance(0.1) ? "NULL" : literal(document(random)),
  );
}

export function order(random: Random, id: number, size: ShopSize): string {
  return tuple(
    String(id),
    String(random.int(1, size.customers)),
    literal(random.pick(["open", "paid", "sent", "closed"])),
    literal(`${moment(random)}${String(random.int(0, 999)).padStart(3, "0")}`),
    amount(random, 2_000, 2),
  );
}

export function orderLine(random: Random, orderId: number, line: number, size: ShopSize): string {
  const product = String(random.int(1, size.products));
  return tuple(String(orderId), String(line), product, String(random.int(1, 20)), amount(random, 500, 4));
}

export function payment(random: Random, orderId: number): string {
  const id = random.bytes(16);
  return tuple(
    blob(id),
    String(orderId),
    random.chance(0.2) ? "NULL" : literal(`REF-${id.toString("base64url")}`),
    literal(random.pick(["card", "transfer", "cash"])),
    amount(random, 2_000, 2),
    literal(moment(random).slice(0, 19)),
  );
}

export function review(random: Random, productId: number, customerId: number): string {
  return tuple(String(productId), String(customerId), String(random.int(1, 5)), literal(document(random)));
}

export function image(random: Random, productId: number, position: number): string {
  const data = random.bytes(random.int(IMAGE_BYTES.low, IMAGE_BYTES.high));
  const digest = createHash("sha256").update(data).digest();
  return tuple(String(productId), String(position), literal("image/png"), blob(digest), blob(data));
}

/** The columns that the tuples above fill, by table. */
export const COLUMNS = {
  customers: "id, email, name, country, legacy_code, credit, created_at, note",
  products: "id, sku, title, kind, tags, price, weight, attributes",
  orders: "id, customer_id, state, placed_at, total",
  order_lines: "order_id, line_no, product_id, quantity, unit_price",
  payments: "id, order_id, reference, method, amount, paid_at",
  reviews: "product_id, customer_id, stars, body",
  images: "product_id, position, mime, digest, data",
} as const;

export type ShopTable = keyof typeof COLUMNS;
