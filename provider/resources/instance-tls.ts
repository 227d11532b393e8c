import type { Instance, InstanceSpec } from "../agent-client.ts";
import type { Draft, State } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { choice, integer, string } from "../framework/schema.ts";
import { isKnown } from "../framework/value.ts";

/** How a connection to a server is protected, weakest first. */
const TLS_MODES = ["disabled", "preferred", "required", "verify-ca", "verify-full"] as const;

type TlsMode = (typeof TLS_MODES)[number];

export const tlsAttributes = {
  mode: choice(TLS_MODES, {
    mode: "optional",
    default: "required",
    description:
      "How connections to the server are protected, with the meaning of MySQL's `--ssl-mode`. `disabled` does not encrypt, `preferred` does if the server offers TLS, `required` in any case, without looking at the certificate; `verify-ca` also checks who issued it, `verify-full` also that it is for `host`.",
  }),
  ca: string({
    mode: "optional",
    description:
      "PEM certificates of the authorities that the server's certificate may be from. The verify modes need this or `ca_file`.",
  }),
  ca_file: string({
    mode: "optional",
    description: "Path of a file with them on the agent's host, instead of `ca`.",
  }),
  cert: string({
    mode: "optional",
    description:
      "PEM certificate that the agent shows to the server, for accounts with `REQUIRE X509`, `ISSUER` or `SUBJECT`; followed by those of intermediate authorities. With `key_wo` or `key_file`.",
  }),
  cert_file: string({
    mode: "optional",
    description: "Path of a file with it on the agent's host, instead of `cert`.",
  }),
  key_wo: string({
    mode: "optional",
    writeOnly: true,
    sensitive: true,
    description:
      "PEM private key of the certificate, not encrypted. Kept in no state and no plan if it comes from an ephemeral variable or resource; encrypted at the agent. With `key_wo_version`.",
  }),
  key_wo_version: integer(
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    { mode: "optional", description: "Version of `key_wo`. Raise it to have a new key sent to the agent." },
  ),
  key_file: string({
    mode: "optional",
    description:
      "Path of a file with the key on the agent's host, which only its owner and group may read, instead of `key_wo`.",
  }),
};

type Tls = State<typeof tlsAttributes>;

export const TLS_DEFAULT: Tls = {
  mode: "required",
  ca: null,
  ca_file: null,
  cert: null,
  cert_file: null,
  key_wo: null,
  key_wo_version: null,
  key_file: null,
};

/** What the agent is told. `key` is the write-only value of the configuration, which no state has. */
export function tlsSpec(tls: Tls, key: string | null): NonNullable<InstanceSpec["tls"]> {
  return {
    mode: tls.mode,
    ca: tls.ca ?? "",
    caFile: tls.ca_file ?? "",
    cert: tls.cert ?? "",
    certFile: tls.cert_file ?? "",
    key: key ?? "",
    keyFile: tls.key_file ?? "",
    keyVersion: tls.key_wo_version ?? 0,
  };
}

/** What the agent holds, as a state. */
export function tlsState(tls: NonNullable<Instance["spec"]>["tls"]): Tls {
  return {
    mode: tlsMode(tls?.mode),
    ca: tls?.ca || null,
    ca_file: tls?.caFile || null,
    cert: tls?.cert || null,
    cert_file: tls?.certFile || null,
    key_wo: null,
    key_wo_version: tls?.keyVersion || null,
    key_file: tls?.keyFile || null,
  };
}

/** The write-only key of a configuration. */
export function keyOf(tls: Draft<Tls>): string | null {
  if (!isKnown(tls)) return null;
  // Its type is that of a state, in which it is always null.
  const key: unknown = tls.key_wo;
  return typeof key === "string" ? key : null;
}

/** What can be said of the settings before an agent sees them, each at its attribute. */
export function validateTls(tls: Draft<Tls>, diagnostics: Diagnostics): void {
  if (!isKnown(tls)) return;
  validateAuthority(tls, diagnostics);
  validateClient(tls, diagnostics);
}

type Given = Exclude<Draft<Tls>, null | symbol>;

function validateAuthority({ mode, ca, ca_file: file }: Given, diagnostics: Diagnostics): void {
  refuseBoth("ca", ca, "ca_file", file, diagnostics);
  // Left out it is the default.
  const known = mode === null ? "required" : mode;
  if (!isKnown(known)) return;
  const verifies = known === "verify-ca" || known === "verify-full";
  if (verifies && ca === null && file === null) {
    diagnostics.error(
      `tls.mode ${known} needs tls.ca`,
      'Write the PEM text of the authority, for example ca = file("ca.pem"), or ca_file, a path on the agent\'s host.',
      ["tls", "ca"],
    );
  }
  for (const [name, value] of [
    ["ca", ca],
    ["ca_file", file],
  ] as const) {
    if (verifies || value === null) continue;
    diagnostics.error(
      `tls.mode ${known} does not check tls.${name}`,
      "The server's certificate is looked at with verify-ca and verify-full only. Set one of these, or remove the authority.",
      ["tls", name],
    );
  }
}

function validateClient(tls: Given, diagnostics: Diagnostics): void {
  const { mode, cert, cert_file: certFile, key_wo: key, key_file: keyFile, key_wo_version: version } = tls;
  refuseBoth("cert", cert, "cert_file", certFile, diagnostics);
  refuseBoth("key_wo", key, "key_file", keyFile, diagnostics);
  const certs = cert !== null || certFile !== null;
  const keys = key !== null || keyFile !== null;
  if (mode === "disabled" && (certs || keys)) {
    const at =
      cert !== null ? "cert" : certFile !== null ? "cert_file" : keyFile !== null ? "key_file" : "key_wo";
    diagnostics.error(
      `tls.mode disabled shows no tls.${at}`,
      "A client certificate takes an encrypted connection. Set another mode, or remove the certificate and its key.",
      ["tls", at],
    );
  } else if (certs && !keys) {
    diagnostics.error(
      "The client certificate has no key",
      "Write key_wo with key_wo_version (from an ephemeral variable), or key_file, a path on the agent's host.",
      ["tls", "key_wo"],
    );
  } else if (keys && !certs) {
    diagnostics.error("The client key has no certificate", "Write cert or cert_file.", ["tls", "cert"]);
  }
  if (isKnown<unknown>(key) && version === null) {
    diagnostics.error(
      "tls.key_wo_version is missing",
      "Nobody can see whether a write-only key has changed. Write key_wo_version = 1, and raise it to have a new key sent.",
      ["tls", "key_wo_version"],
    );
  }
  if (isKnown(version) && key === null) {
    diagnostics.error("tls.key_wo_version belongs to tls.key_wo", "Remove it, or write key_wo.", [
      "tls",
      "key_wo_version",
    ]);
  }
}

function refuseBoth(
  name: string,
  value: Draft<string>,
  other: string,
  otherValue: Draft<string>,
  diagnostics: Diagnostics,
): void {
  if (!isKnown(value) || !isKnown(otherValue)) return;
  diagnostics.error(
    `tls.${name} is given twice`,
    `${name} and ${other} exclude each other. Remove one of them.`,
    ["tls", other],
  );
}

function tlsMode(mode: string | null | undefined): TlsMode {
  const known = TLS_MODES.find((candidate) => candidate === mode);
  if (known === undefined) throw new Error(`the agent answered an unknown TLS mode ${mode}`);
  return known;
}
