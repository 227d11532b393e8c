import assert from "node:assert/strict";
import { test } from "node:test";
import protobuf from "protobufjs/minimal.js";
import { ControlService } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { refuseUnknownFields } from "./unknown-fields.ts";

const { PutLinkRequest, LinkSpec, DatabaseObjects } = towline.control.v1;

/** Field 99 as text, as a newer client may send it. */
const surprise = protobuf.Writer.create()
  .uint32((99 << 3) | 2)
  .string("new")
  .finish();
const deserialize = (bytes: Uint8Array) => ControlService.putLink.requestDeserialize(Buffer.from(bytes));
const nested = (field: number, bytes: Uint8Array): Uint8Array =>
  protobuf.Writer.create()
    .uint32((field << 3) | 2)
    .bytes(bytes)
    .finish();

test("a request of known fields passes", () => {
  const bytes = PutLinkRequest.encode({
    spec: { name: "x", databases: { Shop: { tables: ["a"] } } },
  }).finish();
  refuseUnknownFields(deserialize(bytes));
});

test("an unknown field is refused at any depth, with its place and number", () => {
  const spec = LinkSpec.encode({ name: "x" }).finish();
  const objects = Buffer.concat([DatabaseObjects.encode({ tables: ["a"] }).finish(), surprise]);
  const entry = Buffer.concat([nested(1, Buffer.from("Shop")), nested(2, objects)]);
  const cases: readonly (readonly [Uint8Array, field: string])[] = [
    [surprise, ""],
    [nested(1, Buffer.concat([spec, surprise])), "spec"],
    [nested(1, Buffer.concat([spec, nested(4, entry)])), "spec.databases.Shop"],
    [nested(1, Buffer.concat([spec, nested(5, surprise)])), "spec.initialization"],
  ];
  for (const [bytes, field] of cases) {
    assert.throws(() => refuseUnknownFields(deserialize(bytes)), {
      code: "INVALID_ARGUMENT",
      field,
      message: /field number 99/,
    });
  }
});
