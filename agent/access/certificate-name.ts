import type { PeerCertificate } from "node:tls";
import { AgentError } from "../error.ts";

/**
 * The name by which a client's certificate counts: the common name (CN) of its subject, and nothing else. Alternative
 * names do not count: an agent's are the addresses of a host, several in one certificate and the same ones on many hosts
 * (localhost), and a client that could be told by one of several names could take the role of either. The CA has signed the
 * name; it is compared byte for byte.
 *
 * Throws PERMISSION_DENIED for a certificate without a common name, for one with several, and for one that has run out since its
 * connection was made; CONNECTION_LOST when there is none, since the server accepts no connection without.
 */
export function certificateName(certificate: PeerCertificate | undefined): string {
  if (certificate === undefined) throw new AgentError("CONNECTION_LOST", "the client's connection is over");
  // Node gives a list where the subject has several, whatever its type says.
  const name: unknown = certificate.subject.CN;
  if (typeof name !== "string" || name === "") {
    const what = Array.isArray(name) ? `${name.length} common names` : "no common name";
    throw new AgentError("PERMISSION_DENIED", `the client's certificate has ${what} in its subject`, {
      hint: "A client is known by the one common name (CN) of its certificate. `towline certs client DIR NAME` makes one that has it.",
    });
  }
  if (Date.parse(certificate.valid_to) <= Date.now()) {
    throw new AgentError(
      "PERMISSION_DENIED",
      `the client's certificate, ${JSON.stringify(name)}, was valid until ${certificate.valid_to}`,
      { hint: "Use a certificate that is valid now." },
    );
  }
  return name;
}
