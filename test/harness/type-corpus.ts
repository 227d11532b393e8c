import { Random } from "./random.ts";

/** SQL text of a value. */
type Value = string;

export interface CorpusColumn {
  readonly name: string;
  /** Type and attributes. */
  readonly type: string;
  readonly values: readonly Value[];
}

/** A table of the corpus: rows take the values of each column in turn. */
export interface CorpusTable {
  readonly name: string;
  /** The primary key and whatever is the server's to fill, before the columns. */
  readonly head: string;
  readonly columns: readonly CorpusColumn[];
}

const column = (name: string, type: string, values: readonly Value[]): CorpusColumn => ({
  name,
  type,
  values,
});
const PLAIN_HEAD = "id INT NOT NULL PRIMARY KEY";
const table = (name: string, columns: readonly CorpusColumn[], head = PLAIN_HEAD): CorpusTable => ({
  name,
  head,
  columns,
});

const hex = (bytes: Buffer): Value => (bytes.length === 0 ? "''" : `X'${bytes.toString("hex")}'`);
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.int(0, 9)).join("");

const INTEGERS = [
  ["TINYINT", 8],
  ["SMALLINT", 16],
  ["MEDIUMINT", 24],
  ["INT", 32],
  ["BIGINT", 64],
] as const;

function integers(random: Random): CorpusTable {
  const columns = INTEGERS.flatMap(([type, bits]) => {
    const half = 2n ** BigInt(bits - 1);
    const any = BigInt(`0x${random.bytes(bits / 8).toString("hex")}`);
    return [
      column(`s${bits}`, type, [-half, half - 1n, 0n, -1n, any - half].map(String)),
      column(`u${bits}`, `${type} UNSIGNED`, [2n * half - 1n, 0n, half, any].map(String)),
    ];
  });
  return table("integers", columns);
}

function decimals(random: Random): CorpusTable {
  const columns = (
    [
      [65, 30],
      [65, 0],
      [30, 30],
      [38, 10],
      [18, 9],
      [9, 9],
      [10, 2],
      [1, 0],
    ] as const
  ).map(([precision, scale]) => {
    const whole = precision - scale;
    const number = (left: string, right: string): Value => `${left === "" ? "0" : left}.${right}0`;
    const most = number("9".repeat(whole), "9".repeat(scale));
    const any = (): Value => number(digits(random, random.int(0, whole)), digits(random, scale));
    const least = scale === 0 ? "1" : `0.${"0".repeat(scale - 1)}1`;
    return column(`d${precision}_${scale}`, `DECIMAL(${precision},${scale})`, [
      ...[most, `-${most}`, "0", least, `-${least}`, any(), any(), `-${any()}`],
    ]);
  });
  return table("decimals", columns);
}

function floats(random: Random): CorpusTable {
  const double = (): Value => {
    for (;;) {
      const value = random.bytes(8).readDoubleLE();
      if (Number.isFinite(value)) return value.toExponential();
    }
  };
  const float = (): Value => {
    for (;;) {
      const value = random.bytes(4).readFloatLE();
      if (Number.isFinite(value)) return value.toExponential();
    }
  };
  const some = ["-0e0", "0e0", "1e0", "0.1e0", "-1.5e0"];
  return table("floats", [
    column("f", "FLOAT", [
      ...[
        ...some,
        "16777217",
        "1.17549435e-38",
        "1e-45",
        "-1e-45",
        "3.40282346e38",
        float(),
        float(),
        float(),
      ],
    ]),
    column("d", "DOUBLE", [
      ...[...some, "5e-324", "-5e-324", "2.2250738585072014e-308", "1.7976931348623157e308"],
      ...[double(), double(), double(), double()],
    ]),
    column("f_fixed", "FLOAT(7,2)", [...some, "12345.67", "-99999.99"]),
    column("d_fixed", "DOUBLE(20,3)", [...some, "12345678901234567.891", "0.001"]),
  ]);
}

function bits(random: Random): CorpusTable {
  const widths = [1, 7, 8, 9, 16, 31, 33, 48, 49, 63, 64];
  return table(
    "bits",
    widths.map((width) => {
      const all = 2n ** BigInt(width) - 1n;
      const any = BigInt(`0x${random.bytes(8).toString("hex")}`) & all;
      return column(`b${width}`, `BIT(${width})`, [all, 0n, 1n, any].map(String));
    }),
  );
}

const FRACTIONS = [0, 1, 2, 3, 4, 5, 6];

function temporals(random: Random): CorpusTable {
  const some = (parts: readonly string[]) => (fraction: number) =>
    parts.map((part) => {
      const shown = fraction === 0 ? "" : `.${digits(random, fraction)}`;
      return part.endsWith("!") ? `'${part.slice(0, -1)}'` : `'${part}${shown}'`;
    });
  const times = some([
    ...["00:00:00", "-00:00:00", "-00:00:01", "-01:00:00!", "-00:01:00!", "838:59:58", "-838:59:58"],
    ...["838:59:59!", "-838:59:59!", "-12:34:56", "23:59:59", "-00:00:59", "-00:59:59"],
  ]);
  const moments = some([
    ...["0000-00-00 00:00:00!", "1000-01-01 00:00:00", "9999-12-31 23:59:58", "2020-02-30 12:00:00"],
    ...["2021-00-00 00:00:00", "2021-05-00 10:00:00", "0001-01-01 00:00:00", "1969-12-31 23:59:59"],
  ]);
  const stamps = some([
    ...["0000-00-00 00:00:00!", "1970-01-01 00:00:01", "2038-01-19 03:14:06", "2020-10-25 02:30:00"],
  ]);
  return table("temporals", [
    column("day", "DATE", ["'0000-00-00'", "'1000-01-01'", "'9999-12-31'", "'2020-02-30'", "'2021-00-00'"]),
    column("yr", "YEAR", ["0", "1901", "2155", "2000", "1999"]),
    ...FRACTIONS.flatMap((fraction) => [
      column(`t${fraction}`, `TIME(${fraction})`, times(fraction)),
      column(`dt${fraction}`, `DATETIME(${fraction})`, moments(fraction)),
      column(`ts${fraction}`, `TIMESTAMP(${fraction}) NULL`, stamps(fraction)),
    ]),
    column("touched", "TIMESTAMP(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)", [
      "'2001-02-03 04:05:06.000007'",
      "'2011-02-03 04:05:06.000007'",
    ]),
  ]);
}

/** Text of each character set in its own bytes; those that a conversion would lose or a quote would swallow. */
const CHARACTER_SETS: Readonly<Record<string, readonly string[]>> = {
  utf8mb4: ["f09f9880", "e98984c3a9", "275c22000a1a0d25", "cc81", "efbbbf61"],
  utf8mb3: ["e98984c3a9", "275c2200"],
  latin1: ["818d8f909d", "80ff5c27", "e9df"],
  latin2: ["a1b1ff5c", "275c"],
  cp1251: ["98c0ff", "275c"],
  gbk: ["815c", "b0a1815c27", "5c27"],
  gb18030: ["8130813081", "95328236", "815c27"],
  big5: ["a45c", "a440b35c27"],
  sjis: ["835c", "8140835c27", "b1b2"],
  cp932: ["835c", "f040", "8160"],
  ujis: ["a4a2", "8fb0a1", "8eb1"],
  euckr: ["b0a1", "b0a15c27"],
  ucs2: ["00410000", "5c270027", "d55c"],
  utf16: ["d83dde00", "0041005c0027", "00000041"],
  utf16le: ["3dd800de", "5c002700"],
  utf32: ["0001f600", "0000005c00000027"],
  swe7: ["5b5c5d7b7c7d40605e7e", "27"],
  dec8: ["a1ff5c", "27"],
  hp8: ["a1fe5c", "27"],
  keybcs2: ["80fe5c", "27"],
  geostd8: ["80c0fe", "27"],
  ascii: ["275c7f00", "41"],
};

function texts(name: string, sets: readonly string[]): CorpusTable {
  const columns = sets.flatMap((set) => {
    const values = (CHARACTER_SETS[set] as readonly string[]).map(
      (bytes) => `CONVERT(X'${bytes}' USING ${set})`,
    );
    const long = values.map((value) => `CONCAT(${value}, REPEAT(${value}, 20))`);
    return [
      column(`c_${set}`, `CHAR(24) CHARACTER SET ${set}`, ["''", ...values]),
      column(`v_${set}`, `VARCHAR(400) CHARACTER SET ${set}`, ["''", ...values, ...long]),
      column(`x_${set}`, `TEXT CHARACTER SET ${set}`, ["''", ...values, ...long]),
    ];
  });
  return table(name, columns);
}

const trailing = ["'a'", "'a '", "' a'", "'a  '", "''"];

function bytes(random: Random): CorpusTable {
  const any = (length: number): Value => hex(random.bytes(length));
  return table("bytes", [
    // First: types that the server may or may not count among character columns, before columns whose set matters.
    column("place", "POINT", ["POINT(1, 2)"]),
    column("doc", "JSON", ["JSON_ARRAY(1.5)"]),
    column("choice", "ENUM('a','b')", ["1", "2"]),
    column("c_utf", "CHAR(10)", trailing),
    column("vec", "VECTOR(3)", ["STRING_TO_VECTOR('[1,-0,3e38]')", "STRING_TO_VECTOR('[0,0,1.5e-38]')"]),
    column("v_utf", "VARCHAR(10)", ["'é'", ...trailing]),
    column("b8", "BINARY(8)", ["''", "X'61'", "X'6100'", "X'0000000000000000'", "X'2020'", any(8)]),
    column("b255", "BINARY(255)", ["''", any(255), any(100), hex(Buffer.alloc(255, 0xff))]),
    column("vb", "VARBINARY(300)", ["''", "X'00'", "X'6100'", "X'20'", any(300), any(256)]),
    column("vb_long", "VARBINARY(3000)", ["''", "X'5c2700'", any(3_000)]),
    column("tiny", "TINYBLOB", ["''", any(255), "X'00'"]),
    column("medium", "MEDIUMBLOB", ["''", `REPEAT(${any(100)}, 3000)`, any(70)]),
    column("large", "LONGBLOB", ["''", `REPEAT(X'00275c220a1aff', 44000)`, any(3)]),
    column("large_text", "LONGTEXT", ["''", "REPEAT('é\\'\\\\', 60000)", "'x'"]),
    column("c_pad", "CHAR(10) CHARACTER SET latin1", trailing),
    column("vec_long", "VECTOR(2000)", [
      `STRING_TO_VECTOR('[${Array.from({ length: 2_000 }, () => random.next()).join(",")}]')`,
      "STRING_TO_VECTOR('[7]')",
    ]),
  ]);
}

/** Member names with what would confuse a list of them. */
const members = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => (at === 3 ? "'it''s'" : at === 4 ? "'ü\"\\\\'" : `'m${at}'`));

function choices(): CorpusTable {
  const set = members(64);
  return table("choices", [
    column("small", "ENUM('a','','ü')", ["'a'", "''", "'ü'"]),
    column("big", `ENUM(${members(300).join(",")})`, ["1", "255", "256", "300"]),
    column("latin", "ENUM('é','z') CHARACTER SET latin1", ["'é'", "'z'"]),
    column("several", "SET('x','y','z')", ["''", "'x'", "'x,z'", "'x,y,z'"]),
    column("most", `SET(${set.join(",")})`, ["0", "1", "18446744073709551615", "9223372036854775808", "256"]),
    column("nine", `SET(${set.slice(0, 9).join(",")})`, ["511", "256", "0"]),
  ]);
}

const nested = (open: string, inner: string, close: string, depth: number): Value =>
  `CAST('${open.repeat(depth)}${inner}${close.repeat(depth)}' AS JSON)`;
/** Built by functions all the way, so that the value inside keeps its type. */
const built = (inner: Value, depth: number): Value =>
  depth === 0 ? inner : `JSON_${depth % 2 === 0 ? "ARRAY(" : "OBJECT('k',"}${built(inner, depth - 1)})`;

function json(random: Random): CorpusTable {
  const decimal = `${digits(random, random.int(1, 20))}.${digits(random, random.int(1, 20))}`;
  const doubles = Array.from({ length: 20 }, () => (random.next() - 0.5) * 10 ** random.int(-300, 300));
  const stamp = "TIMESTAMP'2020-01-02 03:04:05.000006'";
  const values = [
    ...["'null'", "'true'", "'1'", "'1.0'", "'-0.0'", "'\"\"'", "'[]'", "'{}'"].map(
      (text) => `CAST(${text} AS JSON)`,
    ),
    `CAST('[${doubles.map((each) => each.toExponential()).join(",")}]' AS JSON)`,
    "CAST('[5e-324,-5e-324,2.2250738585072014e-308,1.7976931348623157e308,1e15,1e16,1e17,0.1]' AS JSON)",
    "CAST('[18446744073709551615,9223372036854775808,9223372036854775807,-9223372036854775808,65536,-32769]' AS JSON)",
    `CAST('{"__proto__":1,"constructor":{"__proto__":null},"":2,"a b.c[0]":3,"ü\\\\"\\\\\\\\":4}' AS JSON)`,
    "JSON_OBJECT('\\\\', 1, '\\'', 2, '\"', 3, '\\0\\n', 4, '😀', 5)",
    "JSON_ARRAY('\\0\\t\\n\\'\\\\\"\\Z', '😀', '2020-01-01', '1.5', 'base64:type15:eHg=')",
    "CAST(1.50 AS JSON)",
    `JSON_OBJECT('price', ${decimal}, 'in', JSON_ARRAY(1.5, 1.5e0, 15, -${decimal}), '', 0.10, 'n', NULL)`,
    "JSON_OBJECT('__proto__', 1.5, 'a.b', JSON_OBJECT('\"', 2.5, '\\\\', 3.5, '\\n', 4.5, 'é😀', 5.5))",
    "JSON_ARRAY(CAST(5 AS DECIMAL(5,0)), 5, 5e0, '5', 99999999999999999999999999999999999999999999999999999999999999999)",
    "JSON_OBJECT('id', CAST(5 AS UNSIGNED), 'far', CAST(5000000000 AS SIGNED), 'in', JSON_ARRAY(CAST(0 AS UNSIGNED), 7, -7, 5000000000))",
    "CAST(CAST(7 AS UNSIGNED) AS JSON)",
    "JSON_ARRAY(0.000000000000000000000000000001, -0.5, CAST('0.50' AS DECIMAL(30,30)), CAST(0 AS DECIMAL(10,2)))",
    "JSON_ARRAY(CAST('2020-01-01' AS DATE), '2020-01-01', CAST('0000-00-00' AS DATE), CAST('2020-02-30' AS DATE))",
    "JSON_ARRAY(CAST('-01:02:03.4' AS TIME(1)), CAST('-838:59:59' AS TIME), CAST('-00:00:00.000001' AS TIME(6)), '-01:02:03.400000')",
    `JSON_OBJECT('at', ${stamp}, 'text', '2020-01-02 03:04:05.000006', 'zero', CAST('0000-00-00' AS DATETIME))`,
    "(SELECT JSON_ARRAY(s, CAST(s AS DATETIME(6)), s) FROM JSON_TABLE('[\"2020-01-02 03:04:05.000006\"]', '$[*]' COLUMNS (s TIMESTAMP(6) PATH '$')) AS j)",
    "CAST(CAST('2020-01-01' AS DATE) AS JSON)",
    nested("[", "1.25", "]", 99),
    nested('{"a":', "[]", "}", 99),
    built("1.25", 60),
    `JSON_OBJECT('long', REPEAT('x', 70000), 'price', ${decimal})`,
    `JSON_OBJECT('long', REPEAT('é', 70000), 'list', CAST(CONCAT('[', REPEAT('70000,', 3000), '1.5]') AS JSON))`,
    `JSON_SET(CAST(CONCAT('[', REPEAT('1.5,"2020-01-01",', 1200), '1]') AS JSON), '$[2000]', 1.5, '$[0]', 1.5)`,
  ];
  return table("json", [
    column("doc", "JSON", values),
    column("second", "JSON", [...values].reverse()),
    column("doc_n", "INT GENERATED ALWAYS AS (JSON_LENGTH(doc)) STORED", []),
    column("doc_kind", "VARCHAR(40) GENERATED ALWAYS AS (JSON_TYPE(doc)) VIRTUAL", []),
  ]);
}

function shapes(random: Random): CorpusTable {
  const at = (range: number): string => (random.next() * 2 * range - range).toFixed(9);
  const place = (): Value => `ST_SRID(POINT(${at(180)}, ${at(90)}), 4326)`;
  const polygon = "ST_GeomFromText('POLYGON((0 0,0 5,5 5,5 0,0 0),(1 1,1 2,2 2,2 1,1 1))')";
  return table("shapes", [
    column("place", "POINT SRID 4326", [place(), place(), place()]),
    column("flat", "POINT", [`POINT(${at(1e9)}, -0e0)`, "POINT(0, 5e-324)", "ST_SRID(POINT(1, 2), 3857)"]),
    column("shape", "GEOMETRY", [
      ...[
        place(),
        polygon,
        "ST_GeomFromText('GEOMETRYCOLLECTION EMPTY')",
        "ST_GeomFromText('LINESTRING(0 0,1 1)')",
      ],
      "ST_GeomFromText('MULTIPOINT(0 0,1 1)', 4326)",
    ]),
    column("area", "POLYGON", [polygon]),
    column("many", "MULTIPOLYGON", ["ST_GeomFromText('MULTIPOLYGON(((0 0,0 5,5 5,5 0,0 0)))')"]),
    column("all_kinds", "GEOMETRYCOLLECTION", [
      "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))')",
    ]),
  ]);
}

const name = '`we``ird "tab\'le" 名`';

/** Names that quoting, aliases of ours or objects of JavaScript could stumble over. */
function names(): readonly CorpusTable[] {
  const numbers = ["1", "-5", "7"];
  const odd = ["__proto__", "constructor", "co`l 'x' \"名\"", "v", "t", "m", "c0", "n1", "select"];
  const columns = odd.map((each) => column(each, "INT", numbers));
  const documents = [column("m", "JSON", ["JSON_ARRAY(1.5)", "JSON_OBJECT('e', 2.50)"])];
  return [
    table(name.slice(1, -1).replaceAll("``", "`"), columns),
    table("v", columns),
    table("t", columns),
    table("inside", documents, "e INT, id INT NOT NULL PRIMARY KEY"),
  ];
}

/** What the server does with columns by itself. */
function specials(): readonly CorpusTable[] {
  const numbers = ["1", "2", "3", "NULL"];
  return [
    table(
      "generated",
      [
        column("a", "INT", numbers),
        column("b", "VARCHAR(20)", ["'x'", "'yy'", "''"]),
        column("hidden", "INT INVISIBLE DEFAULT 7", ["8", "9"]),
      ],
      `id INT NOT NULL PRIMARY KEY, before_all INT GENERATED ALWAYS AS (a * 2) VIRTUAL,
       kept VARCHAR(60) GENERATED ALWAYS AS (CONCAT(b, '-', id)) STORED, UNIQUE KEY by_kept (kept)`,
    ),
    table("counted", [column("a", "INT", numbers)], "id INT NOT NULL AUTO_INCREMENT PRIMARY KEY"),
  ];
}

/** The corpus. The same seed gives the same values. */
export function typeCorpus(seed: number): readonly CorpusTable[] {
  const random = new Random(seed);
  const sets = Object.keys(CHARACTER_SETS);
  const half = sets.length / 2;
  return [
    integers(random),
    decimals(random),
    floats(random),
    bits(random),
    temporals(random),
    texts("texts", sets.slice(0, half)),
    texts("more_texts", sets.slice(half)),
    bytes(random),
    choices(),
    json(random),
    shapes(random),
    ...names(),
    ...specials(),
  ];
}
