import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { isIP } from "node:net";
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
/** Validity to both sides of now, milliseconds: a test is over sooner, and clocks of one machine agree. */
const VALID_MS = 60 * 60 * 1000;
const HOSTS = ["localhost", "127.0.0.1", "::1"];

/** A certificate and its key, PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** An authority with a certificate for an agent and one for a client of it, PEM. */
export interface Certificates {
  readonly ca: string;
  readonly agent: KeyPair;
  readonly client: KeyPair;
}

type CryptoKeyPair = webcrypto.CryptoKeyPair;

/** Makes an authority, an agent certificate for `hosts` and a client certificate. Each call makes another authority. */
export async function createCertificates(
  hosts: readonly string[] = HOSTS,
  clientSubject = "CN=towline test client",
): Promise<Certificates> {
  const authority = await Authority.make();
  const [agent, client] = await Promise.all([
    authority.issue("CN=towline test agent", { hosts }),
    authority.issue(clientSubject),
  ]);
  return { ca: authority.ca, agent, client };
}

export interface LeafOptions {
  /** Names and addresses that it is for; default none. */
  readonly hosts?: readonly string[];
  /** When it ends; default in an hour. */
  readonly notAfter?: Date;
}

/** An authority that issues certificates for as long as a test takes. Each is another one, all of the same name. */
export class Authority {
  /** Its certificate, PEM. */
  readonly ca: string;
  readonly #issuer: Issuer;

  private constructor(issuer: Issuer) {
    this.#issuer = issuer;
    this.ca = issuer.root.toString("pem");
  }

  static async make(): Promise<Authority> {
    const authority = await newKey();
    const root = await certificate("CN=towline test authority", authority, null, {}, [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ]);
    return new Authority({ root, authority });
  }

  async issue(subject: string, options: LeafOptions = {}): Promise<KeyPair> {
    const names = (options.hosts ?? []).map(
      (host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }) as const,
    );
    const keys = await newKey();
    const issued = await certificate(subject, keys, this.#issuer, options, [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
    ]);
    const key = PemConverter.encode(
      await webcrypto.subtle.exportKey("pkcs8", keys.privateKey),
      "PRIVATE KEY",
    );
    return { cert: issued.toString("pem"), key };
  }
}

interface Issuer {
  readonly root: X509Certificate;
  readonly authority: CryptoKeyPair;
}

type Extensions = (BasicConstraintsExtension | KeyUsagesExtension | SubjectAlternativeNameExtension)[];

async function certificate(
  subject: string,
  keys: CryptoKeyPair,
  issuer: Issuer | null,
  { notAfter = new Date(Date.now() + VALID_MS) }: LeafOptions,
  extensions: Extensions,
): Promise<X509Certificate> {
  return await X509CertificateGenerator.create({
    subject,
    issuer: issuer === null ? subject : issuer.root.subject,
    publicKey: keys.publicKey,
    signingKey: (issuer === null ? keys : issuer.authority).privateKey,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Math.min(Date.now(), notAfter.getTime()) - VALID_MS),
    notAfter,
    extensions,
  });
}

async function newKey(): Promise<CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}
