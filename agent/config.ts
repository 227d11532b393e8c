import { readFile } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { accessSchema } from "./access/access-schema.ts";
import { DEFAULT_ROLES } from "./access/access-table.ts";
import type { Role } from "./access/role.ts";
import { AgentError } from "./error.ts";
import type { PeerAddress } from "./feed/peer.ts";
import { systemErrorCode } from "./lib/error-code.ts";
import type { LogLevel } from "./lib/log.ts";
import { isObjectName, NAME_RULE } from "./lib/object-name.ts";
import {
  DEFAULT_SPOOL_BYTES,
  DEFAULT_SPOOL_FREE_BYTES,
  LEAST_SPOOL_BYTES,
  type SpoolBounds,
  spoolBounds,
} from "./spool/bounds.ts";

/** HOST:PORT. Loopback only: an agent is reachable from elsewhere when its operator says so. */
const DEFAULT_LISTEN = "127.0.0.1:7443";

/** Says what the agent does with each link, not how: `debug` adds refused control calls. */
const DEFAULT_LOG_LEVEL: LogLevel = "info";

/** In the state directory, so that one backup holds both; elsewhere it protects a stolen state directory. */
const DEFAULT_KEY_FILE = "secrets.key";

const PORT_MAX = 65_535;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** In the state directory; a folder on another disk keeps it from filling up with the rest. */
const DEFAULT_AUDIT_DIR = "audit";

/** Where a key for the secrets at rest is. */
export type SecretKeySource =
  /** Absolute path. */
  | { readonly from: "file"; readonly path: string }
  /** Name of a credential that systemd hands to the service. */
  | { readonly from: "credential"; readonly name: string };

export interface SecretKeys {
  readonly current: SecretKeySource;
  /** The key before, while what it sealed is sealed anew. */
  readonly previous: SecretKeySource | null;
}

/** What an agent is started with. Paths are absolute. */
export interface AgentConfig {
  readonly name: string;
  /** Port 0 means any free one. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly stateDir: string;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
  readonly secrets: SecretKeys;
  readonly log: { readonly level: LogLevel };
  /** The role of each certificate name. */
  readonly access: ReadonlyMap<string, Role>;
  /** The folder of the audit log. */
  readonly audit: { readonly dir: string };
  /** Where Prometheus reads metrics; null: nowhere. `https` takes a client certificate of the CA. */
  readonly metrics: {
    readonly listen: { readonly host: string; readonly port: number };
    readonly scheme: "http" | "https";
  } | null;
  /** Agents that sources of this agent's links are declared with. */
  readonly peers: readonly PeerAddress[];
  /** What each link may keep on the disk of what it has received and not applied. */
  readonly spool: SpoolBounds;
}

const path = z.string("give a file path").min(1, "give a file path");

const bytes = z.int("give a number of bytes").nonnegative("give a number of bytes");

/** As systemd takes it in LoadCredential=: a file name. */
const credential = z
  .string("give the name of a credential")
  .regex(/^(?!\.{1,2}$)[^/\0]+$/, "give the name of a credential, as in LoadCredential=");

/** HOST:PORT, an IPv6 address in brackets. */
const ENDPOINT = /^(?:\[[0-9a-fA-F:.]+\]|[^\s:[\]]+):\d{1,5}$/;

const one =
  <K extends string>(a: K, b: K) =>
  (given: { readonly [key in K]?: string | undefined }): boolean =>
    given[a] === undefined || given[b] === undefined;

const SCHEMA = z.strictObject({
  name: z.string("give the agent a name").refine(isObjectName, `a name is ${NAME_RULE}`),
  listen: z.string("give HOST:PORT as text").default(DEFAULT_LISTEN).transform(parseListen),
  state_dir: z.string("give the folder in which the agent keeps what is declared").min(1, "give a folder"),
  tls: z.strictObject(
    { ca: path, cert: path, key: path },
    "give ca, cert and key; `towline certs init DIR` makes them",
  ),
  secrets: z
    .strictObject(
      {
        key_file: path.optional(),
        credential: credential.optional(),
        previous_key_file: path.optional(),
        previous_credential: credential.optional(),
      },
      "it holds key_file or credential",
    )
    .refine(one("key_file", "credential"), "give key_file or credential, not both")
    .refine(
      one("previous_key_file", "previous_credential"),
      "give previous_key_file or previous_credential, not both",
    )
    .default({}),
  log: z
    .strictObject(
      {
        level: z
          .enum(["debug", "info", "warn", "error"], "give debug, info, warn or error")
          .default(DEFAULT_LOG_LEVEL),
      },
      "it holds level",
    )
    .default({ level: DEFAULT_LOG_LEVEL }),
  access: accessSchema.optional(),
  audit: z.strictObject({ dir: path.optional() }, "it holds dir").default({}),
  metrics: z
    .strictObject(
      {
        listen: z.string("give HOST:PORT as text, for example 127.0.0.1:9464").transform(parseListen),
        tls: z.boolean("give true or false").default(false),
      },
      "it holds listen, and tls if the agent's certificates are to be used",
    )
    .refine(({ listen, tls }) => tls || isLoopback(listen.host), {
      path: ["listen"],
      message: "without tls: true it has to be an address of this host alone: 127.0.0.1, [::1] or localhost",
    })
    .optional(),
  peers: z
    .record(
      z.string().refine(isObjectName, `the name of an agent is ${NAME_RULE}`),
      z.strictObject(
        {
          endpoints: z
            .array(z.string().regex(ENDPOINT, "give HOST:PORT"))
            .min(1, "give one HOST:PORT at least"),
        },
        "give endpoints",
      ),
      "name each agent and its endpoints, for example peers: { north: { endpoints: [north.example:7443] } }",
    )
    .default({}),
  spool: z
    .strictObject(
      {
        bytes: bytes
          .min(LEAST_SPOOL_BYTES, `give at least ${LEAST_SPOOL_BYTES}`)
          .default(DEFAULT_SPOOL_BYTES),
        free_bytes: bytes.default(DEFAULT_SPOOL_FREE_BYTES),
      },
      "it holds bytes and free_bytes",
    )
    .prefault({}),
});

/** Reads and checks a configuration file. Throws CONFIG_INVALID naming the file, every key at fault and what it should be. */
export async function loadConfig(file: string): Promise<AgentConfig> {
  const absolute = resolve(file);
  return parseConfig(await readConfig(absolute), absolute);
}

/** The configuration in `text`; relative paths are taken from the folder of `file`. */
export function parseConfig(text: string, file: string): AgentConfig {
  const document = parseDocument(text, { prettyErrors: true });
  const [mistake] = document.errors;
  if (mistake !== undefined) throw refused(file, [`it is not YAML: ${firstLine(mistake.message)}`]);
  const parsed = SCHEMA.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw refused(file, parsed.error.issues.flatMap(describe));
  const { name, listen, state_dir, tls, secrets, log, access, audit, metrics, peers, spool } = parsed.data;
  if (Object.hasOwn(peers, name)) throw refused(file, [`peers.${name}: this is the agent itself`]);
  const folder = dirname(file);
  const stateDir = resolve(folder, state_dir);
  return {
    name,
    listen,
    stateDir,
    tls: { ca: resolve(folder, tls.ca), cert: resolve(folder, tls.cert), key: resolve(folder, tls.key) },
    secrets: {
      current: keySource(secrets.key_file, secrets.credential, folder) ?? {
        from: "file",
        path: join(stateDir, DEFAULT_KEY_FILE),
      },
      previous: keySource(secrets.previous_key_file, secrets.previous_credential, folder),
    },
    log,
    access: access ?? DEFAULT_ROLES,
    metrics:
      metrics === undefined ? null : { listen: metrics.listen, scheme: metrics.tls ? "https" : "http" },
    peers: Object.entries(peers).map(([peer, { endpoints }]) => ({ name: peer, endpoints })),
    audit: { dir: audit.dir === undefined ? join(stateDir, DEFAULT_AUDIT_DIR) : resolve(folder, audit.dir) },
    spool: spoolBounds(spool.bytes, spool.free_bytes),
  };
}

function keySource(
  file: string | undefined,
  name: string | undefined,
  folder: string,
): SecretKeySource | null {
  if (file !== undefined) return { from: "file", path: resolve(folder, file) };
  return name === undefined ? null : { from: "credential", name };
}

async function readConfig(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new AgentError(
      "CONFIG_INVALID",
      `the configuration file ${file} cannot be read (${systemErrorCode(cause)})`,
      {
        hint: "Check the path given with --config, and that the agent's account may read it.",
        cause,
      },
    );
  }
}

function parseListen(text: string, context: z.RefinementCtx): AgentConfig["listen"] {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host !== undefined && port <= PORT_MAX) return { host, port };
  context.addIssue({
    code: "custom",
    message: "give HOST:PORT, an IPv6 address in brackets, for example 0.0.0.0:7443",
  });
  return z.NEVER;
}

/** Whether what listens on this host name or address is reached from this host alone. */
function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  return isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 6 ? "ipv6" : "ipv4");
}

/** One line per mistake. What the file holds there is not repeated: it may be a secret put in the wrong place. */
function describe(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${at === "" ? key : `${at}.${key}`}: there is no such key`);
  }
  return [`${at === "" ? "the file" : at}: ${issue.message}`];
}

/** The text without the excerpt of the file that follows it. */
function firstLine(message: string): string {
  return message.split("\n", 1).join("").replace(/:$/, "");
}

function refused(file: string, mistakes: readonly string[]): AgentError {
  return new AgentError(
    "CONFIG_INVALID",
    `the configuration file ${file} cannot be used:\n  ${mistakes.join("\n  ")}`,
    {
      hint:
        "The keys are name, listen, state_dir, tls.ca, tls.cert, tls.key, secrets.key_file, secrets.credential, " +
        "secrets.previous_key_file, secrets.previous_credential, log.level, access, audit.dir, metrics.listen, " +
        "metrics.tls, peers, spool.bytes and spool.free_bytes.",
    },
  );
}
