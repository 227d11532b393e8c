import { Client, credentials, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { encode } from "@msgpack/msgpack";
import { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import { noLog } from "../../provider/log.ts";
import { openServer, type PluginServer } from "../../provider/plugin/server.ts";
import { providerHandlers } from "../../provider/protocol/service.ts";
import { TowlineProvider } from "../../provider/provider.ts";
import { FakeAgent } from "./fake-agent.ts";
import { siteCertificates } from "./provider-site.ts";

/** Deeper than any value of a test. */
const DEPTH_MAX = 1_000;

/** A call that has not ended by then hangs, milliseconds: the longest wait that is asked for is half of it. */
const HANG_MS = 60_000;

interface Message {
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}

/** A value of terraform's as messages carry it, of what MessagePack can write. */
export function dynamic(raw: unknown): { readonly msgpack: Uint8Array } {
  return { msgpack: encode(raw, { maxDepth: DEPTH_MAX }) };
}

/** The messages of a call. */
export function messagesOf(rpc: string): { readonly Request: Message; readonly Response: Message } {
  return Reflect.get(tfplugin6, rpc) as { Request: Message; Response: Message };
}

/** The provider's server in this process, as terraform reaches it, and an agent without databases behind it. */
export class ProtocolBed implements AsyncDisposable {
  readonly agent: FakeAgent;
  readonly #env: NodeJS.ProcessEnv;
  #provider: TowlineProvider;
  #server: PluginServer;
  #client: Client;

  private constructor(
    agent: FakeAgent,
    env: NodeJS.ProcessEnv,
    opened: { provider: TowlineProvider; server: PluginServer; client: Client },
  ) {
    this.agent = agent;
    this.#env = env;
    this.#provider = opened.provider;
    this.#server = opened.server;
    this.#client = opened.client;
  }

  static async open(): Promise<ProtocolBed> {
    const shared = await siteCertificates();
    const agent = await FakeAgent.open("dc1", shared);
    const env = {
      TOWLINE_TLS_CA: shared.ca,
      TOWLINE_TLS_CERT: shared.client.cert,
      TOWLINE_TLS_KEY: shared.client.key,
    };
    return new ProtocolBed(agent, env, await openProvider(env));
  }

  /** What the provider has. */
  get provider(): TowlineProvider {
    return this.#provider;
  }

  /** Makes a call as terraform does. */
  async call(rpc: string, request: object): Promise<Record<string, unknown>> {
    const bytes = messagesOf(rpc).Request.encode(request).finish();
    return (await this.send(rpc, bytes)) as Record<string, unknown>;
  }

  /** Configures the provider for its agent. Throws when it does not take that. */
  async configure(): Promise<void> {
    const agents = { dc1: { endpoints: [this.agent.endpoint] } };
    const { diagnostics } = await this.call("ConfigureProvider", { config: dynamic({ agents, tls: null }) });
    if ((diagnostics as unknown[]).length > 0) throw new Error(JSON.stringify(diagnostics));
  }

  /** Sends these bytes as a request and gives the answer's. Throws when there is none, or not in time. */
  async send(rpc: string, bytes: Uint8Array): Promise<object> {
    const same = (value: Buffer): Buffer => value;
    const answer = await new Promise<Buffer>((resolve, reject) => {
      this.#client.makeUnaryRequest(
        `/tfplugin6.Provider/${rpc}`,
        same,
        same,
        Buffer.from(bytes),
        { deadline: Date.now() + HANG_MS },
        (error: ServiceError | null, value?: Buffer) =>
          value === undefined ? reject(error ?? new Error("neither answer nor error")) : resolve(value),
      );
    });
    return messagesOf(rpc).Response.decode(answer);
  }

  /** A new process, as it were: after a StopProvider nothing else is asked of one. */
  async renew(): Promise<void> {
    await this.#close();
    const { provider, server, client } = await openProvider(this.#env);
    this.#provider = provider;
    this.#server = server;
    this.#client = client;
  }

  async #close(): Promise<void> {
    this.#client.close();
    this.#provider.close();
    await this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    await this.agent[Symbol.asyncDispose]();
  }
}

async function openProvider(env: NodeJS.ProcessEnv) {
  const provider = new TowlineProvider(env, noLog);
  const server = await openServer(providerHandlers(provider), ServerCredentials.createInsecure());
  const client = new Client(`${server.host}:${server.port}`, credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
  return { provider, server, client };
}
