import assert from "node:assert/strict";
import { test } from "node:test";
import { bool, objectMap, setOfStrings, string } from "../framework/schema.ts";
import { encodeSchema } from "./schema.ts";

test("a schema in terraform's words", () => {
  const { block, version } = encodeSchema({
    version: 2,
    description: "A thing.",
    attributes: {
      name: string({ mode: "required", description: "Name." }),
      names: setOfStrings({ mode: "optional", description: "Names." }),
      flag: bool({ mode: "optional", default: true, description: "Flag." }),
      secret: string({ mode: "optional", writeOnly: true, sensitive: true, description: "Secret." }),
      uid: string({ mode: "computed", description: "Uid." }),
      inner: objectMap({}, { mode: "optional", description: "Inner." }),
    },
  });
  assert.equal(version, 2);
  const shown = Object.fromEntries(
    (block?.attributes ?? []).map((attribute) => [
      attribute.name,
      [
        ["required", "optional", "computed", "sensitive", "writeOnly"]
          .filter((flag) => Reflect.get(attribute, flag))
          .join(" "),
        attribute.type ? Buffer.from(attribute.type).toString() : attribute.nestedType?.nesting,
      ],
    ]),
  );
  assert.deepEqual(shown, {
    name: ["required", '"string"'],
    names: ["optional", '["set","string"]'],
    // Terraform lets a provider fill in what the configuration leaves out only where the attribute is computed too.
    flag: ["optional computed", '"bool"'],
    secret: ["optional sensitive writeOnly", '"string"'],
    uid: ["computed", '"string"'],
    inner: ["optional", 4],
  });
});
