import { type Certificates, createCertificates } from "./certificates.ts";
import { FakeAgent } from "./fake-agent.ts";
import { type ProviderMode, Terraform, type TerraformOptions } from "./terraform.ts";

/** Password of every instance of `SITE`; no state, plan, log or message may hold it. */
export const PASSWORD = "correct-horse-battery-staple";

/** Provider, two instances and what they need, as the tests of the provider use them. */
const SITE = `
terraform {
  required_providers {
    towline = { source = "towline/towline" }
  }
}

variable "endpoint" { type = string }

variable "password" {
  type      = string
  ephemeral = true
}

provider "towline" {
  agents = { dc1 = { endpoints = [var.endpoint] } }
}

resource "towline_instance" "source" {
  agent               = "dc1"
  name                = "orders"
  host                = "10.0.0.1"
  username            = "towline"
  password_wo         = var.password
  password_wo_version = 1
}

resource "towline_instance" "target" {
  agent               = "dc1"
  name                = "orders-copy"
  host                = "10.0.0.2"
  username            = "towline"
  password_wo         = var.password
  password_wo_version = 1
}
`;

/** A link between the instances of the site, with further arguments. */
export function linkBlock(more = "", label = "shop"): string {
  return `
resource "towline_sync_link" "${label}" {
  name      = "shop"
  source_id = towline_instance.source.id
  target_id = towline_instance.target.id
  objects   = { shop = {} }
  ${more}
}
`;
}

export interface SiteOptions {
  /** Configuration besides provider and instances. */
  readonly config?: string;
  readonly provider?: ProviderMode;
  readonly variables?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A fake agent and a terraform that is configured for it. */
export interface Site extends AsyncDisposable {
  readonly agent: FakeAgent;
  readonly terraform: Terraform;
  readonly certificates: Certificates;
  /** Replaces the configuration besides provider and instances. */
  configure(config: string): void;
}

let certificates: Promise<Certificates> | null = null;

/** The authority that the sites of this process share: making one takes longer than most tests. */
export function siteCertificates(): Promise<Certificates> {
  certificates ??= createCertificates();
  return certificates;
}

/** Opens a site. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const shared = await siteCertificates();
  const agent = await FakeAgent.open("dc1", shared);
  const given: TerraformOptions = {
    config: { "site.tf": SITE, "main.tf": options.config ?? linkBlock() },
    provider: options.provider ?? "in-process",
    variables: { endpoint: agent.endpoint, password: PASSWORD, ...options.variables },
    env: {
      TOWLINE_TLS_CA: shared.ca,
      TOWLINE_TLS_CERT: shared.client.cert,
      TOWLINE_TLS_KEY: shared.client.key,
      ...options.env,
    },
  };
  const terraform = await Terraform.open(given);
  return {
    agent,
    terraform,
    certificates: shared,
    configure: (config) => terraform.write({ "main.tf": config }),
    async [Symbol.asyncDispose]() {
      await terraform[Symbol.asyncDispose]();
      await agent[Symbol.asyncDispose]();
    },
  };
}
