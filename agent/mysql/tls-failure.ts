import type { ErrorCode } from "../error.ts";

/** Why TLS with a server came to nothing. */
type Reason =
  | "not-offered"
  | "demanded"
  | "expired"
  | "untrusted"
  | "wrong-name"
  | "client-refused"
  | "cut"
  | "failed";

/** What OpenSSL finds wrong with the server's certificate, by the names that Node gives. */
const VERIFICATION: Readonly<Record<string, Reason>> = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "expired",
  SELF_SIGNED_CERT_IN_CHAIN: "untrusted",
  DEPTH_ZERO_SELF_SIGNED_CERT: "untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "untrusted",
  CERT_SIGNATURE_FAILURE: "untrusted",
  CERT_UNTRUSTED: "untrusted",
  CERT_REJECTED: "untrusted",
  CERT_REVOKED: "untrusted",
  CERT_CHAIN_TOO_LONG: "untrusted",
  PATH_LENGTH_EXCEEDED: "untrusted",
  INVALID_CA: "untrusted",
  INVALID_PURPOSE: "untrusted",
};

/** Alerts with which a server turns down a client's certificate (RFC 8446, 6.2), as OpenSSL spells them. */
const ABOUT_OUR_CERTIFICATE =
  /alert (bad certificate|decrypt error|unsupported certificate|certificate (revoked|expired|unknown|required)|unknown ca|access denied)/;

/** Bytes that were lost or changed on their way: another attempt may get through. */
const DAMAGED = /bad record mac|decryption failed|unexpected eof/;

/** The driver found in the greeting that there is no TLS. */
const NOT_OFFERED = "HANDSHAKE_NO_SSL_SUPPORT";

/** ER_SECURE_TRANSPORT_REQUIRED: require_secure_transport is ON. */
const SECURE_TRANSPORT_REQUIRED = 3159;

const CODES: Readonly<Record<Reason, ErrorCode>> = {
  "not-offered": "TLS_NOT_OFFERED",
  demanded: "TLS_DEMANDED",
  expired: "TLS_CERTIFICATE_EXPIRED",
  untrusted: "TLS_CERTIFICATE_UNTRUSTED",
  "wrong-name": "TLS_NAME_MISMATCH",
  "client-refused": "TLS_CLIENT_REFUSED",
  cut: "CONNECTION_LOST",
  failed: "TLS_FAILED",
};

/** What Node, OpenSSL or the driver throws. */
interface SystemError extends Error {
  readonly code?: string;
  readonly errno?: number;
  readonly syscall?: string;
}

/** A TLS handshake that failed. It keeps the reason: the driver gives every error of a handshake the same code. */
export class TlsFailure extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "TlsFailure";
    this.reason = reason;
  }

  /** What a handshake failed with. */
  static of(thrown: Error): TlsFailure {
    const reason = reasonOf(thrown);
    return new TlsFailure(reason, WORDS[reason](thrown.message), thrown);
  }

  /** The TLS failure for which a login came to nothing; null when it was something else. */
  static atLogin(thrown: unknown): TlsFailure | null {
    if (thrown instanceof TlsFailure) return thrown;
    const { code, errno } = thrown as SystemError;
    if (errno === SECURE_TRANSPORT_REQUIRED || code === NOT_OFFERED || code?.startsWith("ERR_SSL_") === true)
      return TlsFailure.of(thrown as Error);
    return null;
  }

  get errorCode(): ErrorCode {
    return CODES[this.reason];
  }
}

function reasonOf({ code = "", errno, syscall, message }: SystemError): Reason {
  if (errno === SECURE_TRANSPORT_REQUIRED) return "demanded";
  if (code === NOT_OFFERED) return "not-offered";
  const verification = VERIFICATION[code];
  if (verification !== undefined) return verification;
  // From TLS 1.3 on, a server looks at our certificate after the handshake is over for us.
  if (ABOUT_OUR_CERTIFICATE.test(message)) return "client-refused";
  return syscall !== undefined || code === "ECONNRESET" || DAMAGED.test(message) ? "cut" : "failed";
}

const WORDS: Readonly<Record<Reason, (message: string) => string>> = {
  "not-offered": () => "the server offers no TLS",
  demanded: () => "the server takes no connections without TLS (require_secure_transport)",
  expired: (message) => `the server's certificate is not valid now: ${message}`,
  untrusted: (message) => `the server's certificate is not of an authority in tls.ca: ${message}`,
  "wrong-name": (message) => message,
  "client-refused": (message) => `the server refused the client certificate: ${alertIn(message)}`,
  cut: (message) => `the connection was cut during the TLS handshake: ${alertIn(message)}`,
  failed: (message) => `TLS could not be agreed upon: ${alertIn(message)}`,
};

/** What happened, of OpenSSL's line of numbers, file names and words. */
function alertIn(message: string): string {
  return /(?:SSL routines:[^:]*:)([^:]+)/.exec(message)?.[1] ?? message;
}
