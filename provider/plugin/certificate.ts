import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import {
  bitString,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  utcTime,
  utf8String,
  yes,
} from "./der.ts";

/** The name the runner connects to, whatever the address; source: go-plugin's TLS configuration. */
const HOST = "localhost";

/** Bytes of a serial number: RFC 5280 allows 20 and asks for a positive number. */
const SERIAL_BYTES = 16;

/** How far clocks may differ, ms: the certificate is read on the same machine, in the same second. */
const CLOCK_SKEW_MS = 60_000;

/** How long the certificate is valid, ms: longer than any apply; its key never leaves the process. */
const VALID_MS = 7 * 24 * 60 * 60 * 1000;

// Object identifiers of RFC 5280, RFC 5480 and RFC 5758.
const OID = {
  commonName: "2.5.4.3",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  subjectAltName: "2.5.29.17",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
} as const;

// Tags of RFC 5280 that depend on their place.
const VERSION_TAG = 0xa0;
const EXTENSIONS_TAG = 0xa3;
const DNS_NAME_TAG = 0x82;
const VERSION_3 = 2;

// KeyUsage bits digitalSignature and keyCertSign, the last two bits of the byte unused.
const KEY_USAGE = { bits: 0b1000_0100, unused: 2 } as const;

/** A key and a certificate for it. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly privateKeyPem: string;
}

/**
 * A fresh, self-signed P-256 certificate for localhost, marked as an authority since the runner takes it as its root.
 * Encoded here rather than by a library: loading one costs as much as the rest of the start, and terraform starts the
 * provider several times in one plan.
 */
export function ephemeralCertificate(now: Date = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(objectIdentifier(OID.commonName), utf8String(HOST))));
  const algorithm = sequence(objectIdentifier(OID.ecdsaWithSha256));
  const body = sequence(
    tagged(VERSION_TAG, integer(Buffer.from([VERSION_3]))),
    integer(serial()),
    algorithm,
    name,
    sequence(utcTime(new Date(now.getTime() - CLOCK_SKEW_MS)), utcTime(new Date(now.getTime() + VALID_MS))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(EXTENSIONS_TAG, sequence(...extensions())),
  );
  const der = sequence(body, algorithm, bitString(sign("sha256", body, privateKey)));
  return {
    der,
    pem: `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replaceAll(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`,
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function serial(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES);
  // Between 0x40 and 0x7f the first byte is neither a sign nor a needless zero.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function extensions(): Buffer[] {
  return [
    extension(OID.basicConstraints, sequence(yes()), true),
    extension(OID.keyUsage, bitString(Buffer.from([KEY_USAGE.bits]), KEY_USAGE.unused), true),
    extension(
      OID.extendedKeyUsage,
      sequence(objectIdentifier(OID.serverAuth), objectIdentifier(OID.clientAuth)),
      false,
    ),
    extension(OID.subjectAltName, sequence(tagged(DNS_NAME_TAG, Buffer.from(HOST))), false),
  ];
}

function extension(oid: string, value: Uint8Array, critical: boolean): Buffer {
  return sequence(objectIdentifier(oid), ...(critical ? [yes()] : []), octetString(value));
}
