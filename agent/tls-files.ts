import { createPrivateKey, type KeyObject, type X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { AgentConfig } from "./config.ts";
import type { ControlTls } from "./control/server.ts";
import { AgentError } from "./error.ts";
import { systemErrorCode } from "./lib/error-code.ts";
import type { Log } from "./lib/log.ts";
import { parseCertificates } from "./lib/pem.ts";
import { OTHERS, requirePrivate } from "./store/private-file.ts";

/** How long before its end a certificate is warned about at start, in ms: a month, for who renews by hand. */
const EXPIRY_WARNING_MS = 30 * 24 * 60 * 60 * 1000;

type Files = AgentConfig["tls"];

/** Reads what the agent shows and trusts. Throws CONFIG_INVALID naming the key and the file that cannot be used. */
export async function readTlsFiles(files: Files, log: Log): Promise<ControlTls> {
  const [ca, cert, key] = await Promise.all([read(files, "ca"), read(files, "cert"), read(files, "key")]);
  await requirePrivate(files.key, "TLS key", OTHERS);
  const authorities = certificates(files, "ca", ca);
  const [own] = certificates(files, "cert", cert);
  if (own?.checkPrivateKey(privateKey(files, key)) !== true) {
    throw refused(files, "key", `does not belong to the certificate ${files.cert}`);
  }
  for (const certificate of [...authorities, own]) warnOfExpiry(certificate, log);
  return { ca, cert, key };
}

async function read(files: Files, name: keyof Files): Promise<Buffer> {
  try {
    return await readFile(files[name]);
  } catch (cause) {
    throw refused(files, name, `cannot be read (${systemErrorCode(cause)})`, cause);
  }
}

function certificates(files: Files, name: keyof Files, pem: Buffer): readonly X509Certificate[] {
  const parsed = parseCertificates(pem.toString("latin1"));
  if (parsed === null) throw refused(files, name, "is not PEM text of X.509 certificates");
  return parsed;
}

function privateKey(files: Files, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw refused(files, "key", "is not PEM text of an unencrypted private key", cause);
  }
}

function refused(files: Files, name: keyof Files, what: string, cause?: unknown): AgentError {
  return new AgentError("CONFIG_INVALID", `tls.${name}: ${files[name]} ${what}`, {
    field: `tls.${name}`,
    hint: "`towline certs init DIR` makes a CA, and certificates and keys that belong together.",
    cause,
  });
}

function warnOfExpiry({ subject, validTo }: X509Certificate, log: Log): void {
  if (Date.parse(validTo) - Date.now() > EXPIRY_WARNING_MS) return;
  log.warn({ subject, valid_to: validTo }, "a certificate of the control API is expired or about to");
}
