import { AgentError } from "../error.ts";
import type { Endpoint, EndpointTls } from "./endpoint.ts";
import { fromServer, serverErrorNumber } from "./server-error.ts";
import { TlsFailure } from "./tls-failure.ts";

/** ER_ACCESS_DENIED_ERROR: a login was refused; the server does not say whether for its password or its TLS. */
const ACCESS_DENIED = 1045;

/** What kept a session from being opened, as an AgentError that names the instance. */
export function fromLogin(thrown: unknown, { name, tls }: Endpoint): AgentError {
  if (thrown instanceof AgentError || !isLoginRefusal(thrown))
    return fromServer(TlsFailure.atLogin(thrown) ?? thrown, name);
  return fromServer(thrown, name, {
    hint: `Check the account and its password. ${aboutTls(tls)} SHOW CREATE USER tells what it requires.`,
  });
}

/**
 * Whether it was the server that kept a session from being opened, or ended it: one that has too many connections, locks the account or fails the
 * handshake runs.
 */
export function isServerAnswer(error: AgentError): boolean {
  if (serverErrorNumber(error) > 0) return true;
  return error.cause instanceof TlsFailure && error.code !== "CONNECTION_LOST";
}

/** Whether the server refused the account's password, or what the account requires of TLS. */
export function isLoginRefusal(thrown: unknown): boolean {
  return serverErrorNumber(thrown) === ACCESS_DENIED;
}

function aboutTls({ mode, client }: EndpointTls): string {
  if (mode === "disabled") return "An account with REQUIRE SSL or X509 needs another tls.mode than disabled.";
  if (client === null)
    return "An account with REQUIRE X509, ISSUER or SUBJECT needs a client certificate: tls.cert and its key.";
  return "An account with REQUIRE ISSUER or SUBJECT may need another client certificate than tls.cert.";
}
