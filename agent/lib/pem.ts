import { X509Certificate } from "node:crypto";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const BEGIN = /-----BEGIN CERTIFICATE-----/g;

/** The certificates in a PEM text; null when there is none, one does not parse, or the text ends within one. */
export function parseCertificates(pem: string): readonly X509Certificate[] | null {
  const blocks = pem.match(CERTIFICATE) ?? [];
  if (blocks.length !== (pem.match(BEGIN)?.length ?? 0)) return null;
  try {
    return blocks.length === 0 ? null : blocks.map((block) => new X509Certificate(block));
  } catch {
    // What OpenSSL says of it is of no use to whoever gave the text.
    return null;
  }
}
