import { createPrivateKey } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import { parseCertificates } from "../lib/pem.ts";
import { Secret } from "../lib/secret.ts";
import type { ClientCertificate, EndpointTls } from "../mysql/endpoint.ts";
import type { InstanceClient, InstanceTls, Pem } from "./instance.ts";

/** Permission bits of everyone but owner and group. */
const OTHERS = 0o007;

/** A key that is ready, or in a file. */
export type OpenKey = Extract<Pem, { from: "file" }> | { readonly from: "opened"; readonly secret: Secret };

/**
 * Makes ready what an instance's TLS needs; files are read now. Throws TLS_FILE_UNREADABLE naming instance, attribute and
 * file, never what was read: that may be a key in the wrong place.
 */
export async function readTls(instance: string, tls: InstanceTls<OpenKey>): Promise<EndpointTls> {
  const { mode } = tls;
  const ca = tls.ca === null ? "" : await readCertificates(instance, "ca", tls.ca);
  const client = tls.client === null ? null : await readClient(instance, tls.client);
  return { mode, ca, client };
}

async function readClient(instance: string, client: InstanceClient<OpenKey>): Promise<ClientCertificate> {
  const cert = await readCertificates(instance, "cert", client.cert);
  const key = await readKey(instance, client.key);
  const wrong = wrongPair(cert, key);
  if (wrong === null) return { cert, key };
  throw unusable(
    instance,
    client.key.from === "file" ? `tls.key_file: ${client.key.path}` : "tls.key:",
    wrong,
  );
}

async function readCertificates(instance: string, attribute: "ca" | "cert", source: Pem): Promise<string> {
  if (source.from === "text") return source.pem;
  const at = `tls.${attribute}_file: ${source.path}`;
  const pem = await read(instance, at, source.path);
  if (parseCertificates(pem) === null) throw unusable(instance, at, "is not PEM text of X.509 certificates");
  return pem;
}

async function readKey(instance: string, source: OpenKey): Promise<Secret> {
  if (source.from === "opened") return source.secret;
  const { path } = source;
  const at = `tls.key_file: ${path}`;
  const key = new Secret(await read(instance, at, path));
  if (((await stat(path)).mode & OTHERS) !== 0)
    throw unusable(instance, at, "can be read or written by others", `Run: chmod 600 ${path}`);
  return key;
}

async function read(instance: string, at: string, path: string): Promise<string> {
  try {
    return await readFile(path, "latin1");
  } catch (cause) {
    throw unusable(instance, at, `cannot be read (${systemErrorCode(cause)})`);
  }
}

/** What keeps a certificate and a key from being used together; null when nothing does. */
export function wrongPair(cert: string, key: Secret): string | null {
  const [own] = parseCertificates(cert) ?? [];
  try {
    if (own?.checkPrivateKey(createPrivateKey(key.reveal())) !== true)
      return "is not the key of the client certificate";
  } catch {
    // What OpenSSL says of it is of no use to whoever gave the text.
    return "is not PEM text of an unencrypted private key";
  }
  try {
    createSecureContext({ cert, key: key.reveal() });
    return null;
  } catch {
    // The parts are what they should be, so it is their strength.
    return "is too weak for TLS now, or its certificate is";
  }
}

function unusable(instance: string, at: string, what: string, hint = ""): AgentError {
  return new AgentError(
    "TLS_FILE_UNREADABLE",
    `the tls of instance ${instance} cannot be used: ${at} ${what}`,
    {
      field: at.replace(/:.*/, ""),
      hint: hint || "Check the path on the agent's host, and that the agent's account may read it.",
    },
  );
}
