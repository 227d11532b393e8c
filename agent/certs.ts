import { webcrypto } from "node:crypto";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
// The X.509 library finds its parts through the metadata API that this adds: it has to come first.
import "reflect-metadata";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { AgentError } from "./error.ts";
import { systemErrorCode } from "./lib/error-code.ts";

/** Days that the certificates are good for, unless asked otherwise. Ten years for a start in one minute; a site's own CA rotates. */
export const DEFAULT_DAYS = 3650;

/** Certificates begin this long before now, in ms: clocks of two sites differ. */
const BACKDATE_MS = 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;
const SERIAL_BYTES = 16;
const KEY_MODE = 0o600;
const CERTIFICATE_MODE = 0o644;

const KEY_ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" } as const;

/** The files of a set, in the order in which they are made. */
export const CERTIFICATE_FILES = [
  "ca.pem",
  "ca-key.pem",
  "agent.pem",
  "agent-key.pem",
  "client.pem",
  "client-key.pem",
] as const;

type FileName = (typeof CERTIFICATE_FILES)[number];

/** Names of clients that are names of files as well; 64 characters is what a common name can hold. */
const CLIENT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

type Extensions = readonly (ExtendedKeyUsageExtension | SubjectAlternativeNameExtension)[];

const CLIENT_USE = [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])] as const;

/**
 * Makes a CA, a certificate for an agent reached at `hosts` (names or IP addresses; good as a client's as well, for agents
 * that talk to each other) and one for a client named "operator". Keys are EC P-256, mode 0600. Returns the paths. Throws
 * INVALID_ARGUMENT when one of the files is there already: none is touched then.
 */
export async function makeCertificates(
  folder: string,
  hosts: readonly string[],
  days: number,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseExisting(folder, CERTIFICATE_FILES);
  cryptoProvider.set(webcrypto);
  const validity = validFor(days);
  const ca = await makeCa(validity);
  const agent = await issue(ca, "towline agent", validity, agentUse(hosts));
  const client = await issue(ca, "operator", validity, CLIENT_USE);

  const contents: Record<FileName, string> = {
    "ca.pem": pem(ca.certificate),
    "ca-key.pem": await keyPem(ca.keys.privateKey),
    "agent.pem": pem(agent.certificate),
    "agent-key.pem": await keyPem(agent.keys.privateKey),
    "client.pem": pem(client.certificate),
    "client-key.pem": await keyPem(client.keys.privateKey),
  };
  return await writeFiles(folder, contents);
}

/**
 * Makes a certificate for one more client, with the CA that is in `folder`: NAME.pem and NAME-key.pem, with NAME as its common
 * name. Returns the paths. Throws INVALID_ARGUMENT when there is no CA that can be used, when the name is no file name, and
 * when one of the files is there already.
 */
export async function makeClientCertificate(
  folder: string,
  name: string,
  days: number,
): Promise<readonly string[]> {
  return await makeNamed(folder, name, days, CLIENT_USE);
}

/**
 * Makes a certificate for one more agent, reached at `hosts`, as `makeClientCertificate` does for a client: with it other agents know it
 * by this name.
 */
export async function makeAgentCertificate(
  folder: string,
  name: string,
  hosts: readonly string[],
  days: number,
): Promise<readonly string[]> {
  return await makeNamed(folder, name, days, agentUse(hosts));
}

/** What an agent's certificate is good for: it serves, and it calls other agents. */
const agentUse = (hosts: readonly string[]): Extensions => [
  new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
  new SubjectAlternativeNameExtension(
    hosts.map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host })),
  ),
];

async function makeNamed(
  folder: string,
  name: string,
  days: number,
  use: Extensions,
): Promise<readonly string[]> {
  if (!CLIENT_NAME.test(name)) {
    throw new AgentError("INVALID_ARGUMENT", `${JSON.stringify(name)} cannot be the name of a certificate`, {
      hint: "Give 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first.",
    });
  }
  const [certificateFile, keyFile] = [`${name}.pem`, `${name}-key.pem`];
  await refuseExisting(folder, [certificateFile, keyFile]);
  cryptoProvider.set(webcrypto);
  const ca = await readCa(folder);
  const validity = validFor(days);
  const { certificate, keys } = await issue(ca, name, validity, use);
  return await writeFiles(folder, {
    [certificateFile]: pem(certificate),
    [keyFile]: await keyPem(keys.privateKey),
  });
}

interface Issued {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

function validFor(days: number): Validity {
  return {
    notBefore: new Date(Date.now() - BACKDATE_MS),
    notAfter: new Date(Date.now() + days * DAY_MS),
  };
}

/** The CA that `makeCertificates` left in a folder. */
async function readCa(folder: string): Promise<Issued> {
  const [certificateFile, keyFile] = [join(folder, "ca.pem"), join(folder, "ca-key.pem")];
  try {
    const certificate = new X509Certificate(await readFile(certificateFile, "utf8"));
    const der = PemConverter.decodeFirst(await readFile(keyFile, "utf8"));
    const privateKey = await webcrypto.subtle.importKey("pkcs8", der, KEY_ALGORITHM, true, ["sign"]);
    const publicKey = await certificate.publicKey.export(KEY_ALGORITHM, ["verify"], webcrypto);
    return { certificate, keys: { privateKey, publicKey } };
  } catch (cause) {
    const code = systemErrorCode(cause);
    throw new AgentError(
      "INVALID_ARGUMENT",
      `the CA in ${certificateFile} and ${keyFile} cannot be used${code === "" ? "" : ` (${code})`}`,
      { hint: "Name the folder in which `towline certs init` made a CA, with the CA's key.", cause },
    );
  }
}

async function makeCa(validity: Validity): Promise<Issued> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: "CN=Towline CA",
    ...validity,
    signingAlgorithm: SIGNATURE,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

async function issue(
  ca: Issued,
  commonName: string,
  validity: Validity,
  extensions: Extensions,
): Promise<Issued> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${commonName}`,
    issuer: ca.certificate.subject,
    ...validity,
    signingAlgorithm: SIGNATURE,
    publicKey: keys.publicKey,
    signingKey: ca.keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      ...extensions,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(ca.keys.publicKey),
    ],
  });
  return { certificate, keys };
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ["sign", "verify"]);
}

/** A positive random serial number, in hex. */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(SERIAL_BYTES));
  // The highest bit would make it negative, and a zero first byte a shorter number than its encoding.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return Buffer.from(bytes).toString("hex");
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString("pem")}\n`;
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${der.replaceAll(/.{64}/g, "$&\n").trimEnd()}\n-----END PRIVATE KEY-----\n`;
}

async function writeFiles(
  folder: string,
  contents: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [file, content] of Object.entries(contents)) {
    const mode = file.endsWith("-key.pem") ? KEY_MODE : CERTIFICATE_MODE;
    const path = join(folder, file);
    await writeFile(path, content, { flag: "wx", mode });
    // A umask may have taken from the mode; it never adds.
    await chmod(path, mode);
    paths.push(path);
  }
  return paths;
}

async function refuseExisting(folder: string, files: readonly string[]): Promise<void> {
  const there: string[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const found = await stat(path).then(
      () => true,
      // Whatever keeps it from being seen keeps it from being overwritten: it is created exclusively.
      () => false,
    );
    if (found) there.push(path);
  }
  if (there.length === 0) return;
  throw new AgentError(
    "INVALID_ARGUMENT",
    `certificates are never overwritten, and these files exist: ${there.join(", ")}`,
    {
      hint: "Name another folder, or move them away.",
    },
  );
}
