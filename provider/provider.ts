import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { AgentAddress } from "./agent-connection.ts";
import type { AgentTls } from "./agent-probe.ts";
import { Agents } from "./agents.ts";
import { InstanceDataSource } from "./data-sources/instance.ts";
import { LINK_STATUS_TYPE, LinkStatusDataSource } from "./data-sources/link-status.ts";
import { PRECHECK_TYPE, PrecheckDataSource } from "./data-sources/precheck.ts";
import type { DraftOf, Validator } from "./framework/attribute.ts";
import type { Diagnostics } from "./framework/diagnostics.ts";
import type { ProviderFunction } from "./framework/function.ts";
import type { Path } from "./framework/path.ts";
import type { Provider } from "./framework/provider.ts";
import type { DataSource, Resource } from "./framework/resource.ts";
import { listOfStrings, object, objectMap, string } from "./framework/schema.ts";
import { isKnown, UNKNOWN } from "./framework/value.ts";
import { GTID_CONTAINS, gtidContains } from "./functions/gtid-contains.ts";
import { GTID_SUBTRACT, gtidSubtract } from "./functions/gtid-subtract.ts";
import type { Logger } from "./log.ts";
import { INSTANCE_TYPE, InstanceResource } from "./resources/instance.ts";
import { isName } from "./resources/object-id.ts";
import { PlanPrecheck } from "./resources/plan-precheck.ts";
import { RenameGuard } from "./resources/rename-guard.ts";
import { SyncLinkResource } from "./resources/sync-link.ts";
import { SYNC_LINK_TYPE } from "./resources/sync-link-schema.ts";

/** Source address under which configurations require this provider. */
export const PROVIDER_ADDRESS = "registry.terraform.io/towline/towline";

/** Host and port, an IPv6 address in brackets. */
const ENDPOINT = /^(\[[0-9a-fA-F:]+\]|[^\s:/[\]]+):\d{1,5}$/;

/** What a text begins with that is itself the PEM, and not the path of a file. */
const PEM_START = "-----BEGIN ";

const TLS_PARTS = {
  ca: { variable: "TOWLINE_TLS_CA", what: "Certificates that the agents' certificates must chain to" },
  cert: { variable: "TOWLINE_TLS_CERT", what: "This provider's certificate" },
  key: { variable: "TOWLINE_TLS_KEY", what: "The private key of `cert`" },
} as const;

type TlsPart = keyof typeof TLS_PARTS;

const areEndpoints: Validator<readonly string[]> = (value, path, diagnostics) => {
  if (value.length === 0) {
    diagnostics.error(
      "No endpoint is named",
      'Write at least one, for example endpoints = ["db1:7443"].',
      path,
    );
  }
  value.forEach((endpoint, index) => {
    if (ENDPOINT.test(endpoint)) return;
    diagnostics.error(
      `${JSON.stringify(endpoint)} is not an endpoint`,
      "Write HOST:PORT, an IPv6 address in brackets.",
      [...path, { index }],
    );
  });
};

const haveNames: Validator<ReadonlyMap<string, unknown>> = (value, path, diagnostics) => {
  for (const name of value.keys()) isName(name, [...path, { key: name }], diagnostics);
};

const tlsPart = (part: TlsPart) =>
  string({
    mode: "optional",
    sensitive: part === "key",
    description: `${TLS_PARTS[part].what}: the path of a PEM file, or PEM text. \`${TLS_PARTS[part].variable}\` in the environment when left out.`,
  });

const schema = {
  version: 0,
  description: "Declares MySQL instances and sync links to Towline agents.",
  attributes: {
    agents: objectMap(
      {
        endpoints: listOfStrings({
          mode: "required",
          validate: areEndpoints,
          description: "`HOST:PORT` of the agent, in the order in which they are tried.",
        }),
      },
      {
        mode: "optional",
        validate: haveNames,
        description: "The agents, by the name that each agent's own configuration file gives it.",
      },
    ),
    tls: object(
      { ca: tlsPart("ca"), cert: tlsPart("cert"), key: tlsPart("key") },
      { mode: "optional", description: "Mutual TLS with the agents. The same for all of them." },
    ),
  },
} as const;

type Attributes = (typeof schema)["attributes"];

/** The towline provider. `env` is the environment that configuration may come from. */
export class TowlineProvider implements Provider<Attributes> {
  readonly schema = schema;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly dataSources: ReadonlyMap<string, DataSource>;
  readonly functions: ReadonlyMap<string, ProviderFunction> = new Map<string, ProviderFunction>([
    [GTID_SUBTRACT, gtidSubtract],
    [GTID_CONTAINS, gtidContains],
  ]);
  readonly #agents: Agents;
  readonly #checks: PlanPrecheck;
  readonly #env: NodeJS.ProcessEnv;
  readonly #renames = {
    instances: new RenameGuard(INSTANCE_TYPE),
    syncLinks: new RenameGuard(SYNC_LINK_TYPE),
  };

  constructor(env: NodeJS.ProcessEnv, log: Logger) {
    this.#env = env;
    this.#agents = new Agents(env, log);
    this.#checks = new PlanPrecheck(this.#agents, env);
    this.resources = new Map<string, Resource>([
      [INSTANCE_TYPE, new InstanceResource(this.#agents, this.#renames.instances)],
      [SYNC_LINK_TYPE, new SyncLinkResource(this.#agents, this.#renames.syncLinks, this.#checks)],
    ]);
    this.dataSources = new Map<string, DataSource>([
      [INSTANCE_TYPE, new InstanceDataSource(this.#agents)],
      [LINK_STATUS_TYPE, new LinkStatusDataSource(this.#agents)],
      [PRECHECK_TYPE, new PrecheckDataSource(this.#agents)],
    ]);
  }

  configure(config: DraftOf<Attributes>, diagnostics: Diagnostics): void {
    for (const guard of Object.values(this.#renames)) guard.reset();
    this.#checks.reset();
    const unknown = firstUnknown(config);
    const tls = this.#tls(config, diagnostics);
    this.#agents.configure({ addresses: addresses(config), tls, unknown });
  }

  close(): void {
    this.#agents.close();
  }

  /** The PEM texts; null when a part is missing, which is an error unless it is only not known yet. */
  #tls(config: DraftOf<Attributes>, diagnostics: Diagnostics): AgentTls | null {
    const given = config.tls;
    if (given === UNKNOWN) return null;
    const texts: Record<string, string> = {};
    let complete = true;
    for (const part of ["ca", "cert", "key"] as const) {
      const value = given?.[part] ?? this.#env[TLS_PARTS[part].variable] ?? null;
      const text = value === UNKNOWN ? null : this.#tlsText(part, value, diagnostics);
      if (text === null) complete = false;
      else texts[part] = text;
    }
    const tls = { ca: texts["ca"] ?? "", cert: texts["cert"] ?? "", key: texts["key"] ?? "" };
    return complete && fits(tls, diagnostics) ? tls : null;
  }

  #tlsText(part: TlsPart, value: string | null, diagnostics: Diagnostics): string | null {
    const { variable } = TLS_PARTS[part];
    if (value === null || value === "") {
      diagnostics.error(
        `tls.${part} is missing`,
        `Agents are reached over mutual TLS only. Write tls.${part} in the provider block, or set ${variable}; ` +
          "`towline certs init DIR` makes a first set.",
        ["tls", part],
      );
      return null;
    }
    if (value.trimStart().startsWith(PEM_START)) return value;
    try {
      return readFileSync(value, "utf8");
    } catch (cause) {
      // Reported where it can be seen; nothing else depends on it.
      const reason = cause instanceof Error ? cause.message : String(cause);
      diagnostics.error(
        `tls.${part} cannot be read`,
        `${reason}. Correct the path, or give the PEM text itself.`,
        ["tls", part],
      );
      return null;
    }
  }
}

/** Whether the three texts are what they are said to be and belong together. */
function fits(tls: AgentTls, diagnostics: Diagnostics): boolean {
  try {
    createSecureContext({ ca: tls.ca, cert: tls.cert, key: tls.key });
    return true;
  } catch (cause) {
    // Reported where it can be seen; OpenSSL's reasons name no contents.
    const reason = cause instanceof Error ? cause.message : String(cause);
    diagnostics.error(
      "The TLS files cannot be used",
      `${reason}. ca, cert and key must be PEM, unencrypted, and key must belong to cert.`,
      ["tls"],
    );
    return false;
  }
}

function addresses(config: DraftOf<Attributes>): AgentAddress[] {
  if (!isKnown(config.agents)) return [];
  const known: AgentAddress[] = [];
  for (const [name, agent] of config.agents) {
    const endpoints = isKnown(agent) && isKnown(agent.endpoints) ? agent.endpoints.filter(isKnown) : [];
    if (isKnown(agent) && isKnown(agent.endpoints) && endpoints.length === agent.endpoints.length) {
      known.push({ name, endpoints });
    }
  }
  return known;
}

/** Where the configuration is not known yet; null when it is. */
function firstUnknown(config: DraftOf<Attributes>): Path | null {
  const { agents, tls } = config;
  if (agents === UNKNOWN) return ["agents"];
  if (tls === UNKNOWN) return ["tls"];
  for (const part of ["ca", "cert", "key"] as const) if (tls?.[part] === UNKNOWN) return ["tls", part];
  for (const [name, agent] of agents ?? []) {
    if (agent === UNKNOWN) return ["agents", { key: name }];
    if (agent?.endpoints === UNKNOWN || agent?.endpoints?.includes(UNKNOWN)) {
      return ["agents", { key: name }, "endpoints"];
    }
  }
  return null;
}
