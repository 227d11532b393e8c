import assert from "node:assert/strict";
import { test } from "node:test";
import { status } from "@grpc/grpc-js";
import { ERROR_TRAILER } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { AgentError, ERROR_CODES, type ErrorCode } from "../error.ts";
import { errorStatus } from "./error-status.ts";

test("every error has a status and carries its detail", () => {
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
    const error = new AgentError(code, "wäs", {
      hint: "do",
      field: "f.g",
      gtid: "u:1",
      table: "`a`.`b`",
      key: "1",
    });
    const { code: grpc, details, metadata } = errorStatus(error);
    assert.notEqual(grpc, status.OK);
    assert.equal(details, "wäs");
    const [trailer] = metadata.get(ERROR_TRAILER);
    assert.ok(trailer instanceof Buffer);
    const detail = towline.control.v1.ErrorDetail.decode(trailer);
    const { hint, field, gtid, table, key, retryable, message } = error;
    assert.deepEqual(
      { ...detail, retryable: detail.retryable },
      { code, hint, field, gtid, table, key, message, retryable },
    );
  }
});

test("what a client must tell apart is told apart", () => {
  const of = (code: ErrorCode) => errorStatus(new AgentError(code, "")).code;
  assert.equal(of("NOT_FOUND"), status.NOT_FOUND);
  assert.equal(of("OBJECT_EXISTS"), status.ALREADY_EXISTS);
  assert.equal(of("INVALID_ARGUMENT"), status.INVALID_ARGUMENT);
  assert.equal(of("UNSUPPORTED"), status.INVALID_ARGUMENT);
  assert.equal(of("UID_MISMATCH"), status.FAILED_PRECONDITION);
  assert.equal(of("STATE_FILE_DAMAGED"), status.FAILED_PRECONDITION);
  assert.equal(of("CONNECTION_LOST"), status.UNAVAILABLE);
  assert.equal(of("INTERNAL"), status.INTERNAL);
});

test("a status that a client chose the length of stays one that a client can receive", () => {
  const long = "é".repeat(100_000);
  const error = new AgentError("INVALID_ARGUMENT", long, { hint: long, field: long, table: long, key: long });
  const { details, metadata } = errorStatus(error);
  const bytes = encodeURI(details).length + JSON.stringify(metadata.toHttp2Headers()).length;
  assert.ok(bytes < 48 * 1024, `${bytes} bytes`);
  assert.match(details, /^é{2048}… \(100000 characters\)$/);
});
