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
  const authority = await newKey();
  const root = await certificate("CN=towline test authority", authority, null, [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ]);
  const issuer = { root, authority };
  const names = hosts.map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }) as const);
  const [agent, client] = await Promise.all([
    leaf("CN=towline test agent", issuer, [new SubjectAlternativeNameExtension(names)]),
    leaf(clientSubject, issuer, []),
  ]);
  return { ca: root.toString("pem"), agent, client };
}

interface Issuer {
  readonly root: X509Certificate;
  readonly authority: CryptoKeyPair;
}

type Extensions = (BasicConstraintsExtension | KeyUsagesExtension | SubjectAlternativeNameExtension)[];

async function leaf(subject: string, issuer: Issuer, extensions: Extensions): Promise<KeyPair> {
  const keys = await newKey();
  const issued = await certificate(subject, keys, issuer, [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    ...extensions,
  ]);
  const key = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  return { cert: issued.toString("pem"), key };
}

async function certificate(
  subject: string,
  keys: CryptoKeyPair,
  issuer: Issuer | null,
  extensions: Extensions,
): Promise<X509Certificate> {
  return await X509CertificateGenerator.create({
    subject,
    issuer: issuer === null ? subject : issuer.root.subject,
    publicKey: keys.publicKey,
    signingKey: (issuer === null ? keys : issuer.authority).privateKey,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - VALID_MS),
    notAfter: new Date(Date.now() + VALID_MS),
    extensions,
  });
}

async function newKey(): Promise<CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}
