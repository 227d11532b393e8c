import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { Pack, Unpack } from "./packed.ts";

test("frames come out one by one as they went in", async () => {
  using pack = new Pack();
  using unpack = new Unpack();
  for (const bytes of [
    Buffer.from("a"),
    randomBytes(FRAME_BYTES_MAX),
    Buffer.alloc(FRAME_BYTES_MAX, "ab"),
    randomBytes(17),
  ])
    assert.ok((await unpack.frame(await pack.frame(bytes), bytes.length)).equals(bytes));
});

test("what was sent before makes what follows smaller", async () => {
  using pack = new Pack();
  const bytes = randomBytes(4096);
  await pack.frame(bytes);
  assert.ok((await pack.frame(bytes)).length < 400);
});

test("a frame that unfolds to more than it says is given up", async () => {
  using pack = new Pack();
  using unpack = new Unpack();
  const packed = await pack.frame(Buffer.alloc(FRAME_BYTES_MAX));
  await assert.rejects(unpack.frame(packed, 1024), { code: "PEER_INVALID" });
  await assert.rejects(unpack.frame(packed, 1024), { code: "PEER_INVALID" });
});

test("a frame that unfolds to less than it says is refused", async () => {
  using pack = new Pack();
  using unpack = new Unpack();
  await assert.rejects(unpack.frame(await pack.frame(Buffer.alloc(10)), 11), { code: "PEER_INVALID" });
});

test("what is not packed is refused", async () => {
  using unpack = new Unpack();
  await assert.rejects(unpack.frame(randomBytes(1000), 1000), { code: "PEER_INVALID" });
});

test("a frame says no more than a frame may hold", async () => {
  using unpack = new Unpack();
  await assert.rejects(unpack.frame(Buffer.from("x"), FRAME_BYTES_MAX + 1), { code: "PEER_INVALID" });
  await assert.rejects(unpack.frame(Buffer.from("x"), 0), { code: "PEER_INVALID" });
});
