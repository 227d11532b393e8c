import { AgentError, type ErrorCode } from "../error.ts";
import type { Endpoint, Login } from "./endpoint.ts";
import { isLoginRefusal } from "./login-error.ts";

/** What another certificate, or another authority, may settle. */
const TLS_CODES: ReadonlySet<ErrorCode> = new Set([
  "TLS_CERTIFICATE_EXPIRED",
  "TLS_CERTIFICATE_UNTRUSTED",
  "TLS_CLIENT_REFUSED",
]);

/** What an endpoint says now; to be kept beside an attempt to log in. */
export function loginOf({ password, tls }: Endpoint): Login {
  return { password, tls };
}

/** Logs in; if the server refuses, and there is another password or certificate by now, once more. */
export async function withRenewedLogin<T>(
  endpoint: Endpoint,
  signal: AbortSignal,
  login: () => Promise<T>,
): Promise<T> {
  const used = loginOf(endpoint);
  try {
    return await login();
  } catch (thrown) {
    if (!(await isRenewed(endpoint, used, thrown, signal))) throw thrown;
  }
  return await login();
}

/** Whether it is worth to log in once more after `thrown`: it is a refusal of `used`, and there is another by now. */
export async function isRenewed(
  endpoint: Endpoint,
  used: Login,
  thrown: unknown,
  signal: AbortSignal,
): Promise<boolean> {
  if (signal.aborted || !(thrown instanceof AgentError)) return false;
  if (!isLoginRefusal(thrown) && !TLS_CODES.has(thrown.code)) return false;
  return await endpoint.renew(used, signal);
}
