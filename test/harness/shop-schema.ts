/** A shop, as one statement each, parents before children. */
export const SHOP_SCHEMA: readonly string[] = [
  "CREATE DATABASE shop CHARACTER SET utf8mb4",
  `CREATE TABLE shop.customers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    email VARCHAR(190) NOT NULL,
    name VARCHAR(100) NOT NULL,
    country CHAR(2) NOT NULL,
    legacy_code VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    credit DECIMAL(12,2) NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL,
    note TEXT NULL,
    email_domain VARCHAR(190) GENERATED ALWAYS AS (SUBSTRING_INDEX(email, '@', -1)) VIRTUAL,
    PRIMARY KEY (id),
    UNIQUE KEY by_email (email),
    KEY by_domain (email_domain),
    KEY by_country (country, created_at)
  )`,
  `CREATE TABLE shop.products (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    sku CHAR(12) NOT NULL,
    title VARCHAR(200) NOT NULL,
    kind ENUM('book','tool','food','other') NOT NULL DEFAULT 'other',
    tags SET('new','sale','eco','fragile') NOT NULL DEFAULT '',
    price DECIMAL(12,4) NOT NULL,
    weight FLOAT NULL,
    attributes JSON NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_sku (sku)
  )`,
  `CREATE TABLE shop.orders (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    state ENUM('open','paid','sent','closed') NOT NULL,
    placed_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    total DECIMAL(14,2) NOT NULL,
    gross DECIMAL(14,2) GENERATED ALWAYS AS (ROUND(total * 1.19, 2)) STORED,
    PRIMARY KEY (id),
    KEY by_state (state, placed_at),
    KEY by_customer (customer_id),
    CONSTRAINT order_customer FOREIGN KEY (customer_id) REFERENCES shop.customers (id)
  )`,
  `CREATE TABLE shop.order_lines (
    order_id BIGINT UNSIGNED NOT NULL,
    line_no INT NOT NULL,
    product_id INT UNSIGNED NOT NULL,
    quantity SMALLINT UNSIGNED NOT NULL,
    unit_price DECIMAL(12,4) NOT NULL,
    PRIMARY KEY (order_id, line_no),
    KEY by_product (product_id),
    CONSTRAINT line_order FOREIGN KEY (order_id) REFERENCES shop.orders (id) ON DELETE CASCADE,
    CONSTRAINT line_product FOREIGN KEY (product_id) REFERENCES shop.products (id)
  )`,
  `CREATE TABLE shop.payments (
    id BINARY(16) NOT NULL,
    order_id BIGINT UNSIGNED NULL,
    reference VARCHAR(40) NULL,
    method ENUM('card','transfer','cash') NOT NULL,
    amount DECIMAL(14,2) NOT NULL,
    paid_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_reference (reference),
    KEY by_order (order_id),
    CONSTRAINT payment_order FOREIGN KEY (order_id) REFERENCES shop.orders (id) ON DELETE SET NULL
  )`,
  `CREATE TABLE shop.reviews (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id INT UNSIGNED NOT NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    stars TINYINT NOT NULL,
    body JSON NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY once_each (product_id, customer_id),
    KEY by_customer (customer_id),
    CONSTRAINT review_product FOREIGN KEY (product_id) REFERENCES shop.products (id),
    CONSTRAINT review_customer FOREIGN KEY (customer_id) REFERENCES shop.customers (id)
  )`,
  `CREATE TABLE shop.images (
    product_id INT UNSIGNED NOT NULL,
    position INT NOT NULL,
    mime VARCHAR(40) CHARACTER SET ascii NOT NULL,
    digest VARBINARY(32) NOT NULL,
    data MEDIUMBLOB NOT NULL,
    PRIMARY KEY (product_id, position),
    CONSTRAINT image_product FOREIGN KEY (product_id) REFERENCES shop.products (id)
  )`,
];
