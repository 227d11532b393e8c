import { createPrivateKey, type KeyObject, type X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import type { AgentConfig } from "./config.ts";
import type { ControlTls } from "./control/tls-credentials.ts";
import { AgentError } from "./error.ts";
import { systemErrorCode } from "./lib/error-code.ts";
import { parseCertificates } from "./lib/pem.ts";
import { OTHERS, requirePrivate } from "./store/private-file.ts";

type Files = AgentConfig["tls"];

/** What the files of `tls` hold, checked. */
export interface TlsFiles {
  readonly pem: ControlTls;
  readonly authorities: readonly X509Certificate[];
  /** The agent's own certificate, the first in its file. */
  readonly own: X509Certificate;
}

/** Reads what the agent shows and trusts. Throws CONFIG_INVALID naming the key and the file that cannot be used. */
export async function readTlsFiles(files: Files): Promise<TlsFiles> {
  const [ca, cert, key] = await Promise.all([read(files, "ca"), read(files, "cert"), read(files, "key")]);
  await requirePrivate(files.key, "TLS key", OTHERS);
  const authorities = certificates(files, "ca", ca);
  const [own] = certificates(files, "cert", cert);
  if (own?.checkPrivateKey(privateKey(files, key)) !== true) {
    throw refused(files, "key", `does not belong to the certificate ${files.cert}`);
  }
  try {
    createSecureContext({ ca, cert, key });
  } catch (cause) {
    throw refused(files, "cert", "is not a certificate that TLS takes", cause);
  }
  return { pem: { ca, cert, key }, authorities, own };
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
