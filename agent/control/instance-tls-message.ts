import { isAbsolute } from "node:path";
import type { towline } from "../../proto/gen/control.js";
import type { GivenKey, InstanceClient, InstanceTls, Pem } from "../instance/instance.ts";
import { wrongPair } from "../instance/read-tls.ts";
import { parseCertificates } from "../lib/pem.ts";
import { Secret } from "../lib/secret.ts";
import { TLS_MODES, type TlsMode, verifiesServer } from "../mysql/endpoint.ts";
import { invalid } from "./field.ts";

type TlsMessage = towline.control.v1.InstanceTls.$Shape;

/** The TLS settings of a request. Throws INVALID_ARGUMENT at a field. */
export function parseTls(message: TlsMessage | null | undefined): InstanceTls<GivenKey> {
  const mode = parseMode(message?.mode ?? "");
  const ca = parsePem("tls.ca", message?.ca ?? "", message?.caFile ?? "");
  if (verifiesServer(mode) && ca === null) {
    throw invalid(
      "tls.ca",
      `the mode ${mode} needs the CA's certificate`,
      "Give it as PEM text, or as ca_file a path on the agent's host.",
    );
  }
  if (!verifiesServer(mode) && ca !== null) {
    throw invalid(
      ca.from === "text" ? "tls.ca" : "tls.ca_file",
      `the mode ${mode} does not check it`,
      "Set the mode to verify-ca or verify-full, or leave the CA out.",
    );
  }
  return { mode, ca, client: parseClient(mode, message ?? {}) };
}

function parseMode(text: string): TlsMode {
  const mode = TLS_MODES.find((each) => each === text);
  if (mode !== undefined) return mode;
  throw invalid(
    "tls.mode",
    `${JSON.stringify(text)} is not a TLS mode`,
    `Set one of ${TLS_MODES.join(", ")}.`,
  );
}

function parsePem(field: string, pem: string, path: string): Pem | null {
  if (pem !== "" && path !== "")
    throw invalid(`${field}_file`, `it and ${field} are set together`, "Keep one of them.");
  if (path !== "") return parsePath(`${field}_file`, path);
  if (pem === "") return null;
  if (parseCertificates(pem) === null) throw invalid(field, "it is not PEM text of X.509 certificates");
  return { from: "text", pem };
}

function parsePath(field: string, path: string): Extract<Pem, { from: "file" }> {
  if (isAbsolute(path) && !path.includes("\0")) return { from: "file", path };
  throw invalid(
    field,
    `${JSON.stringify(path)} is not an absolute path`,
    "Give the path on the agent's host, from /.",
  );
}

function parseClient(mode: TlsMode, message: TlsMessage): InstanceClient<GivenKey> | null {
  const cert = parsePem("tls.cert", message.cert ?? "", message.certFile ?? "");
  const key = parseKey(message.key ?? "", message.keyFile ?? "");
  const keyVersion = message.keyVersion ?? 0;
  if (keyVersion !== 0 && key?.from !== "request")
    throw invalid("tls.key_version", "it goes with a key, not with key_file", "Leave it out.");
  if (cert === null && key === null) return null;
  if (mode === "disabled") {
    const field = cert === null ? "tls.key" : cert.from === "text" ? "tls.cert" : "tls.cert_file";
    throw invalid(field, "the mode disabled shows no certificate", "Set another mode, or leave it out.");
  }
  if (key === null) throw invalid("tls.key", "the certificate has no key", "Give key or key_file with it.");
  if (cert === null)
    throw invalid("tls.cert", "the key has no certificate", "Give cert or cert_file with it.");
  const wrong = cert.from === "text" && key.from === "request" ? wrongPair(cert.pem, key.secret) : null;
  if (wrong !== null) throw invalid("tls.key", `it ${wrong}`);
  return { cert, key, keyVersion };
}

function parseKey(pem: string, path: string): GivenKey | null {
  if (pem !== "" && path !== "")
    throw invalid("tls.key_file", "it and tls.key are set together", "Keep one of them.");
  if (path !== "") return parsePath("tls.key_file", path);
  return pem === "" ? null : { from: "request", secret: new Secret(pem) };
}

/** TLS settings for a response, without the key. */
export function tlsMessage({ mode, ca, client }: InstanceTls): towline.control.v1.InstanceTls.$Properties {
  return {
    mode,
    ...(ca === null ? {} : ca.from === "text" ? { ca: ca.pem } : { caFile: ca.path }),
    ...(client === null
      ? {}
      : {
          ...(client.cert.from === "text" ? { cert: client.cert.pem } : { certFile: client.cert.path }),
          ...(client.key.from === "file" ? { keyFile: client.key.path } : {}),
          keyVersion: client.keyVersion,
        }),
  };
}
