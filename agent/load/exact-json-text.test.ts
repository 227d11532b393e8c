import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePrintedJson } from "./exact-json-text.ts";

const number = (token: string) => ({ kind: "number", token });

test("numbers keep their digits", () => {
  const tokens = ["18446744073709551615", "-1.50", "1.7976931348623157e308", "5e-324", "0", "-0.0"];
  assert.deepEqual(parsePrintedJson(`[${tokens.join(", ")}]`), { kind: "array", items: tokens.map(number) });
});

test("members keep their order and any name", () => {
  assert.deepEqual(parsePrintedJson('{"__proto__": 1, "": {}, "a\\"\\u0001": [null, true]}'), {
    kind: "object",
    members: [
      ["__proto__", number("1")],
      ["", { kind: "object", members: [] }],
      [
        'a"\u0001',
        {
          kind: "array",
          items: [
            { kind: "constant", token: "null" },
            { kind: "constant", token: "true" },
          ],
        },
      ],
    ],
  });
});

test("a text that does not parse is refused", () => {
  for (const text of ["", "[1", "[1 2]", '{"a" 1}', '"a', "1 1", "nul", "[,]"]) {
    assert.throws(() => parsePrintedJson(text), /does not parse/, text);
  }
});
