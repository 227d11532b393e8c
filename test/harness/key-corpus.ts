/** A table whose primary key has a type that makes keys hard to compare. */
export interface KeyTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** SQL text of keys, all different for the key's collation. */
  readonly keys: readonly (readonly string[])[];
}

const single = (name: string, type: string, keys: readonly string[]): KeyTable => ({
  name,
  columns: [`k ${type} NOT NULL`],
  key: ["k"],
  keys: keys.map((key) => [key]),
});

/** An even number of keys each: half of them come later, and in the end the others move onto those. */
export const KEY_TABLES: readonly KeyTable[] = [
  single("k_ci", "VARCHAR(20) COLLATE utf8mb4_general_ci", ["'a'", "'B'", "'c '", "'ß'", "''", "'鉄'"]),
  single("k_ai", "VARCHAR(20) COLLATE utf8mb4_0900_ai_ci", ["'a'", "'B'", "'a '", "'é'", "'😀'", "''"]),
  single("k_bin", "VARCHAR(20) COLLATE utf8mb4_bin", ["'a'", "'A'", "'é'", "'\\''", "'\\\\'", "'\\0'"]),
  single("k_latin", "VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci", [
    ...["CONVERT(X'818d' USING latin1)", "'ae'", "CONVERT(X'90' USING latin1)", "'B'", "'c'", "'\\\\'"],
  ]),
  single("k_gbk", "VARCHAR(20) CHARACTER SET gbk", [
    ...["CONVERT(X'815c' USING gbk)", "'a'", "CONVERT(X'b0a1' USING gbk)", "'\\\\'"],
  ]),
  single("k_ucs2", "CHAR(20) CHARACTER SET ucs2", ["'a'", "'名'", "'\\''", "'b'"]),
  single("k_char", "CHAR(8)", ["'a'", "'b'", "''", "'名'"]),
  single("k_binary", "BINARY(4)", ["X'61'", "X'6162'", "X'00'", "X'ffffffff'", "X'20'", "X'61000001'"]),
  single("k_varbinary", "VARBINARY(20)", ["X'61'", "X'6100'", "X'610000'", "X'20'", "''", "X'ff5c27'"]),
  single("k_date", "DATE", ["'0000-00-00'", "'2020-02-30'", "'1000-01-01'", "'9999-12-31'"]),
  single("k_datetime", "DATETIME(6)", [
    ...["'2020-01-01 00:00:00.000001'", "'2020-01-01 00:00:00.000002'", "'0000-00-00'", "'2020-01-01'"],
  ]),
  single("k_timestamp", "TIMESTAMP(3)", [
    ...["'2020-01-01 00:00:00.001'", "'2020-01-01 00:00:00.002'", "'1970-01-01 00:00:01'", "'2020-01-01'"],
  ]),
  single("k_time", "TIME(2)", ["'-00:00:00.01'", "'00:00:00.01'", "'-838:59:59'", "'01:00:00'"]),
  single("k_year", "YEAR", ["0", "2000", "1901", "2155"]),
  single("k_decimal", "DECIMAL(65,30)", [
    ...["0.000000000000000000000000000001", "-0.000000000000000000000000000001"],
    ...[`${"9".repeat(35)}.${"9".repeat(30)}`, `-${"9".repeat(35)}.${"9".repeat(30)}`],
  ]),
  single("k_double", "DOUBLE", ["0.1e0", "-1.7976931348623157e308", "5e-324", "1e0"]),
  single("k_float", "FLOAT", ["0.1e0", "16777216e0", "1e-45", "-3.4e38"]),
  single("k_enum", "ENUM('z','a','m','b')", ["'z'", "'a'", "'m'", "'b'"]),
  single("k_set", "SET('z','a','m')", ["'z'", "'a,m'", "''", "'z,a,m'"]),
  single("k_bit", "BIT(64)", ["18446744073709551615", "0", "9223372036854775808", "1"]),
  single("k_unsigned", "BIGINT UNSIGNED", ["18446744073709551615", "0", "9223372036854775808", "1"]),
  {
    name: "k_composite",
    columns: [
      "payload_first INT NULL",
      "b VARBINARY(4) NOT NULL",
      "a VARCHAR(10) COLLATE utf8mb4_0900_ai_ci NOT NULL",
      "d DATE NOT NULL",
    ],
    key: ["a", "d", "b"],
    keys: [
      ["'x'", "'2020-01-01'", "X'00'"],
      ["'x'", "'2020-01-01'", "X'0000'"],
      ["'x'", "'2020-01-02'", "X'00'"],
      ["'é'", "'0000-00-00'", "''"],
      ["''", "'0000-00-00'", "''"],
      ["'y'", "'2020-01-01'", "X'ff'"],
    ],
  },
  {
    name: "k_prefix",
    columns: ["k TEXT NOT NULL"],
    key: ["k(3)"],
    keys: [["'abcd'"], ["'abd'"], ["'b'"], ["'名前'"]],
  },
];
