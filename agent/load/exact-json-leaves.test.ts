import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonLiteral } from "../apply/sql/json-literal.ts";
import { AgentError } from "../error.ts";
import { doubtfulValues, isInexact, withTypes } from "./exact-json-leaves.ts";
import { parsePrintedJson } from "./exact-json-text.ts";

const DOCUMENT = parsePrintedJson(
  '{"a.\\"b": [1.50, 1.5, "x", "2020-01-01", "-01:00:00.000000"], "n": null, "z": 7}',
);

test("whatever may be an SQL value is asked for by its path", () => {
  const paths = doubtfulValues(DOCUMENT).map(({ path }) => path);
  assert.deepEqual(paths, ['$."a.\\"b"[0]', '$."a.\\"b"[1]', '$."a.\\"b"[3]', '$."a.\\"b"[4]', '$."z"']);
});

test("the types of the server make the document", () => {
  assert.equal(
    jsonLiteral(withTypes(DOCUMENT, ["DECIMAL", "DOUBLE", "STRING", "TIME", "INTEGER"])),
    `JSON_OBJECT(_utf8mb4'a.\\"b',JSON_ARRAY(CAST(CAST('1.50' AS DECIMAL(3,2)) AS JSON),CAST(_utf8mb4'1.5' AS JSON),` +
      `CAST(_utf8mb4'\\"x\\"' AS JSON),CAST(_utf8mb4'\\"2020-01-01\\"' AS JSON),` +
      `CAST(CAST('-01:00:00.000000' AS TIME(6)) AS JSON)),_utf8mb4'n',CAST(_utf8mb4'null' AS JSON),_utf8mb4'z',CAST(_utf8mb4'7' AS JSON))`,
  );
});

test("a document of JSON's own values stays text", () => {
  const types = ["DOUBLE", "DOUBLE", "STRING", "STRING", "INTEGER"];
  assert.match(jsonLiteral(withTypes(DOCUMENT, types)), /^CAST\(_utf8mb4'\{.*\}' AS JSON\)$/);
});

test("an integer that text would give the other sign is made by a cast", () => {
  const made = (digits: string, type: string) => {
    const [value] = doubtfulValues(parsePrintedJson(digits));
    return [jsonLiteral(withTypes(parsePrintedJson(digits), [type])), isInexact(value as never, type)];
  };
  assert.deepEqual(made("5", "INTEGER"), ["CAST(_utf8mb4'5' AS JSON)", false]);
  assert.deepEqual(made("5", "UNSIGNED INTEGER"), ["CAST(CAST('5' AS UNSIGNED) AS JSON)", true]);
  assert.deepEqual(made("-5", "INTEGER"), ["CAST(_utf8mb4'-5' AS JSON)", false]);
  assert.deepEqual(made("4294967296", "INTEGER"), ["CAST(CAST('4294967296' AS SIGNED) AS JSON)", true]);
  assert.deepEqual(made("4294967296", "UNSIGNED INTEGER"), ["CAST(_utf8mb4'4294967296' AS JSON)", false]);
});

test("a decimal below one needs no digit before its point", () => {
  const decimal = withTypes(parsePrintedJson("-0.50"), ["DECIMAL"]);
  assert.deepEqual(decimal, { kind: "decimal", digits: "-0.50", precision: 2, scale: 2 });
});

test("bytes are made by a column of their type", () => {
  const opaque = withTypes(parsePrintedJson('"base64:type254:/wA="'), ["BLOB"]);
  assert.deepEqual(opaque, { kind: "opaque", type: 254, bytes: Buffer.from([0xff, 0]) });
  assert.match(jsonLiteral(opaque), /COLUMNS \(c BINARY\(2\) PATH/);
  const long = "x".repeat(100);
  const printed = JSON.stringify(
    `base64:type15:${Buffer.from(long).toString("base64").replace(/.{76}/g, "$&\n")}`,
  );
  const lines = withTypes(parsePrintedJson(printed), ["BLOB"]);
  assert.deepEqual(lines, { kind: "opaque", type: 15, bytes: Buffer.from(long) });
});

test("a type without a literal is refused", () => {
  const refused = (error: unknown): boolean =>
    error instanceof AgentError && error.code === "EVENT_UNSUPPORTED" && error.hint !== "";
  assert.throws(() => withTypes(parsePrintedJson('"20"'), ["GEOMETRY"]), refused);
  for (const text of ["base64:type255:eHg=", "base64:type16:", "base64:type16:eHh4eHh4eHh4eA=="]) {
    const document = withTypes(parsePrintedJson(JSON.stringify(text)), ["OPAQUE"]);
    assert.throws(() => jsonLiteral(document), refused, text);
  }
  const many = Array.from({ length: 65 }, () => "base64:type254:eA==");
  const document = (items: readonly string[]) =>
    withTypes(
      parsePrintedJson(JSON.stringify(items)),
      items.map(() => "BLOB"),
    );
  assert.throws(() => jsonLiteral(document(many)), refused);
  assert.doesNotThrow(() => jsonLiteral(document(many.slice(1))));
});
