/** What terraform sets so that a plugin knows who started it. Not a secret; source: terraform's plugin handshake. */
const MAGIC_COOKIE_NAME = "TF_PLUGIN_MAGIC_COOKIE";
const MAGIC_COOKIE_VALUE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Version of go-plugin's own handshake, the first field of the line. */
const CORE_PROTOCOL_VERSION = 1;

/** What the runner asks for. */
export interface Handshake {
  /** PEM of the one client certificate to be trusted. */
  readonly clientCertificate: string;
}

/** The process was not started by terraform, or by one that speaks another protocol. The message is for the operator. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError";
}

/**
 * Reads what the plugin's runner put into the environment. Throws a HandshakeError when nobody did, or when the runner
 * does not offer protocol `version` or mutual TLS.
 */
export function readHandshake(env: NodeJS.ProcessEnv, version: number): Handshake {
  if (env[MAGIC_COOKIE_NAME] !== MAGIC_COOKIE_VALUE) {
    throw new HandshakeError(
      "This is a terraform provider. Terraform starts it; by hand it does nothing.\n" +
        "Name it in a configuration's required_providers block and run `terraform init`.",
    );
  }
  const offered = (env["PLUGIN_PROTOCOL_VERSIONS"] ?? "").split(",").filter((text) => text !== "");
  if (!offered.includes(String(version))) {
    throw new HandshakeError(
      `This provider speaks plugin protocol ${version}; terraform offers ${offered.join(", ") || "none"}. ` +
        "Use terraform 1.11 or later.",
    );
  }
  const clientCertificate = env["PLUGIN_CLIENT_CERT"] ?? "";
  if (clientCertificate === "") {
    throw new HandshakeError(
      "PLUGIN_CLIENT_CERT is not set: this provider is served over mutual TLS only. Use terraform 1.11 or later.",
    );
  }
  return { clientCertificate };
}

/** Where the provider is served. */
export interface Served {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  /** The server's certificate, DER. */
  readonly certificate: Uint8Array;
}

/** The one line on standard output that tells the runner where to connect and whom to trust. */
export function handshakeLine(served: Served): string {
  // The runner decodes without padding.
  const certificate = Buffer.from(served.certificate).toString("base64").replaceAll("=", "");
  return `${CORE_PROTOCOL_VERSION}|${served.version}|tcp|${served.host}:${served.port}|grpc|${certificate}\n`;
}
