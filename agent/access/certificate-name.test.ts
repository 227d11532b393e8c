import assert from "node:assert/strict";
import { test } from "node:test";
import type { PeerCertificate } from "node:tls";
import { certificateName } from "./certificate-name.ts";

const certificate = (subject: object, validTo = "Jan  1 00:00:00 2999 GMT") =>
  ({
    subject,
    valid_to: validTo,
    subjectaltname: "DNS:operator, URI:operator",
  }) as unknown as PeerCertificate;

test("the one common name counts, as it is", () => {
  for (const name of ["operator", "Operator", "towline agent", "ops,CN=operator", "a\0b", "é"]) {
    assert.equal(certificateName(certificate({ CN: name, O: "operator" })), name);
  }
});

test("alternative names and other parts of the subject do not count", () => {
  for (const subject of [{}, { O: "operator" }, { CN: "" }]) {
    assert.throws(() => certificateName(certificate(subject)), {
      code: "PERMISSION_DENIED",
      message: /no common name/,
    });
  }
});

test("of two common names neither counts", () => {
  assert.throws(() => certificateName(certificate({ CN: ["operator", "reader"] })), {
    code: "PERMISSION_DENIED",
    message: /2 common names/,
  });
});

test("a certificate that runs out while its connection is open counts no more", () => {
  assert.throws(() => certificateName(certificate({ CN: "operator" }, "Jan  1 00:00:00 2020 GMT")), {
    code: "PERMISSION_DENIED",
    message: /"operator", was valid until Jan {2}1 00:00:00 2020/,
  });
});

test("without a certificate there is no connection", () => {
  assert.throws(() => certificateName(undefined), { code: "CONNECTION_LOST" });
});
