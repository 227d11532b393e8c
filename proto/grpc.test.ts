import assert from "node:assert/strict";
import { test } from "node:test";
import { ControlService } from "./control-service.ts";
import { towline } from "./gen/control.js";
import { unknownFields } from "./grpc.ts";

const { Link, LinkSpec } = towline.control.v1;

/** Field 99 with the varint 1, as a newer version may send it. */
const SURPRISE = Buffer.from([0x98, 0x06, 0x01]);

test("a 64-bit field is a number, also when it is absent or large", () => {
  const read = (generation: number) => Link.decode(Link.encode({ generation }).finish()).generation;
  assert.equal(read(0), 0);
  assert.equal(read(2 ** 40 + 1), 2 ** 40 + 1);
  assert.equal(Link.decode(new Uint8Array()).generation, 0);
});

test("an answer that is sent back keeps the fields that this version does not know", () => {
  const spec = Object.assign(new LinkSpec({ name: "shop", databases: { shop: {} } }), {
    $unknowns: [SURPRISE],
  });
  const read = ControlService.getLink.responseDeserialize(Buffer.from(Link.encode({ spec }).finish()));
  assert.ok(read.spec);
  read.spec.desiredState = "paused";
  const sent = ControlService.putLink.requestSerialize({ spec: read.spec, expectedUid: "u" });
  const arrived = ControlService.putLink.requestDeserialize(sent);
  assert.equal(arrived.spec?.desiredState, "paused");
  assert.deepEqual(unknownFields(arrived), [{ path: "spec", field: 99 }]);
});
