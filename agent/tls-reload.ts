import type { X509Certificate } from "node:crypto";
import type { AgentConfig } from "./config.ts";
import { ControlCredentials, type ControlTls, type OwnCertificate } from "./control/tls-credentials.ts";
import { AgentError } from "./error.ts";
import type { Log } from "./lib/log.ts";
import { readTlsFiles, type TlsFiles } from "./tls-files.ts";

/** How long before its end a certificate is warned about, in days: a month, for who renews by hand. */
const EXPIRY_WARNING_DAYS = 30;

/** How often the files are looked at, in ms. They are read, not watched: that sees a swapped symbolic link and a network disk as well. */
const LOOK_INTERVAL_MS = 10_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a look at the files came to. */
export type Look = "unchanged" | "replaced" | "refused";

/** The certificates of the control API, kept to what the files hold while the agent runs. */
export class TlsReload implements AsyncDisposable {
  readonly #files: AgentConfig["tls"];
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  /** What the server uses. */
  readonly credentials: ControlCredentials;
  #inUse: TlsFiles;
  #refused: AgentError | null = null;
  #warnedAt = 0;
  #looking: Promise<Look> | null = null;

  private constructor(files: AgentConfig["tls"], read: TlsFiles, log: Log) {
    this.#files = files;
    this.#inUse = read;
    this.#log = log;
    this.credentials = new ControlCredentials(read.pem);
    this.#warnOfExpiry();
    this.#timer = setInterval(() => void this.look(), LOOK_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Reads the files. Throws CONFIG_INVALID naming the one that cannot be used. */
  static async open(files: AgentConfig["tls"], log: Log): Promise<TlsReload> {
    return new TlsReload(files, await readTlsFiles(files), log);
  }

  /** What this agent shows other agents and trusts now: another object when the files have changed. */
  get pem(): ControlTls {
    return this.#inUse.pem;
  }

  /** The certificates in use. */
  get certificates(): Pick<TlsFiles, "authorities" | "own"> {
    return this.#inUse;
  }

  get own(): OwnCertificate {
    return { expiresAtMs: Date.parse(this.#inUse.own.validTo), refused: this.#refused };
  }

  /** Reads the files again and uses them from now on; what cannot be used is logged, and what is in use stays. */
  async look(): Promise<Look> {
    // A look that is under way may have read a file before it changed.
    while (this.#looking !== null) await this.#looking;
    this.#looking = this.#look();
    try {
      return await this.#looking;
    } finally {
      this.#looking = null;
    }
  }

  async #look(): Promise<Look> {
    this.#warnOfExpiry();
    try {
      const read = await readTlsFiles(this.#files);
      this.#refused = null;
      if (sameFiles(read, this.#inUse)) return "unchanged";
      refuseExpired(this.#files.cert, read.own);
      this.credentials.replace(read.pem);
      this.#inUse = read;
      this.#warnedAt = 0;
      const { subject, validTo } = read.own;
      this.#log.info({ subject, valid_to: validTo }, "certificates of the control API replaced");
      this.#warnOfExpiry();
      return "replaced";
    } catch (thrown) {
      const error = AgentError.from(thrown);
      // Looked at every few seconds: said once.
      if (this.#refused?.message !== error.message) {
        const { code, message, hint } = error;
        this.#log.error(
          { code, hint, reason: message },
          "changed certificates of the control API are refused; those from before stay in use",
        );
      }
      this.#refused = error;
      return "refused";
    }
  }

  /** Once a day from a month before the end on. */
  #warnOfExpiry(): void {
    const now = Date.now();
    if (now - this.#warnedAt < DAY_MS) return;
    for (const { subject, validTo } of [...this.#inUse.authorities, this.#inUse.own]) {
      const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
      if (days >= EXPIRY_WARNING_DAYS) continue;
      this.#warnedAt = now;
      this.#log.warn(
        { subject, valid_to: validTo, days_left: days },
        "a certificate of the control API is expired or about to",
      );
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}

function sameFiles(one: TlsFiles, other: TlsFiles): boolean {
  return (["ca", "cert", "key"] as const).every((name) => one.pem[name].equals(other.pem[name]));
}

/** One that has run out is put in place by mistake: every client would refuse it. */
function refuseExpired(file: string, { validTo }: X509Certificate): void {
  if (Date.parse(validTo) > Date.now()) return;
  throw new AgentError("CONFIG_INVALID", `tls.cert: ${file} was valid until ${validTo}`, {
    field: "tls.cert",
    hint: "Put a certificate there that is valid now, and its key.",
  });
}
