import { ControlService } from "../proto/control-service.ts";
import type { towline } from "../proto/gen/control.js";
import {
  type AgentAddress,
  AgentConnection,
  type AgentVersion,
  protocolMetadata,
} from "./agent-connection.ts";
import { AgentCallError } from "./agent-error.ts";
import type { AgentTls } from "./agent-probe.ts";
import type { Logger } from "./log.ts";

export type InstanceSpec = towline.control.v1.InstanceSpec.$Properties;
export type LinkSpec = towline.control.v1.LinkSpec.$Properties;
export type Instance = towline.control.v1.Instance.$Shape;
export type Link = towline.control.v1.Link.$Shape;
export type LinkStatus = towline.control.v1.LinkStatus.$Shape;
export type CheckResult = towline.control.v1.CheckResult.$Shape;

/** How long an ordinary call may take, ms: an agent asks a database server meanwhile, which may be slow to refuse. */
const CALL_TIMEOUT_MS = 30_000;

/** How long the checks of a link may take, ms: they read the catalogue of both servers. */
const PRECHECK_TIMEOUT_MS = 120_000;

/** An agent's control API. Every method throws an AgentCallError when the agent refuses or cannot be reached. */
export class AgentClient {
  readonly name: string;
  readonly #connection: AgentConnection;

  constructor(address: AgentAddress, tls: AgentTls, log: Logger) {
    this.name = address.name;
    this.#connection = new AgentConnection(address, tls, log);
  }

  /** What the agent says of itself. */
  version(): Promise<AgentVersion> {
    return this.#connection.version();
  }

  /** The instance of this name, or null. Naming its uid claims it for whoever holds that uid in a state. */
  async getInstance(name: string, uid: string, signal?: AbortSignal): Promise<Instance | null> {
    const options = { deadlineMs: CALL_TIMEOUT_MS, signal };
    return await found(this.#connection.call(ControlService.getInstance, { name, uid }, options));
  }

  /** Declares an instance: a new one when `expectedUid` is empty, else the one of that uid. */
  async putInstance(
    spec: InstanceSpec,
    expectedUid: string,
  ): Promise<{ instance: Instance; adopted: boolean }> {
    const request = { spec, expectedUid };
    const options = { deadlineMs: CALL_TIMEOUT_MS };
    const { instance, adopted } = await this.#connection.call(ControlService.putInstance, request, options);
    return { instance: present(instance, "PutInstance"), adopted: adopted ?? false };
  }

  /** Removes the instance of this uid. False: there was none of that name. */
  async deleteInstance(name: string, expectedUid: string): Promise<boolean> {
    const options = { deadlineMs: CALL_TIMEOUT_MS };
    const call = this.#connection.call(ControlService.deleteInstance, { name, expectedUid }, options);
    return (await found(call)) !== null;
  }

  /** The link of this name, or null. Naming its uid claims it for whoever holds that uid in a state. */
  async getLink(name: string, uid: string, signal?: AbortSignal): Promise<Link | null> {
    const options = { deadlineMs: CALL_TIMEOUT_MS, signal };
    return await found(this.#connection.call(ControlService.getLink, { name, uid }, options));
  }

  /** Declares a link: a new one when `expectedUid` is empty, else the one of that uid. */
  async putLink(spec: LinkSpec, expectedUid: string): Promise<{ link: Link; adopted: boolean }> {
    const request = { spec, expectedUid };
    const options = { deadlineMs: CALL_TIMEOUT_MS };
    const { link, adopted } = await this.#connection.call(ControlService.putLink, request, options);
    return { link: present(link, "PutLink"), adopted: adopted ?? false };
  }

  /** Removes the link of this uid. False: there was none of that name. */
  async deleteLink(name: string, expectedUid: string): Promise<boolean> {
    const options = { deadlineMs: CALL_TIMEOUT_MS };
    const call = this.#connection.call(ControlService.deleteLink, { name, expectedUid }, options);
    return (await found(call)) !== null;
  }

  /** Runs the checks of a link that need not be declared. */
  async precheck(spec: LinkSpec, signal: AbortSignal): Promise<readonly CheckResult[]> {
    const options = { deadlineMs: PRECHECK_TIMEOUT_MS, signal };
    const { results } = await this.#connection.call(ControlService.precheck, { spec }, options);
    return results ?? [];
  }

  /**
   * The link of this name now, and again whenever what is observed of it changes. Ends when `signal` is aborted; throws
   * an AgentCallError when the stream breaks, with code NOT_FOUND when the link is gone.
   */
  async *watchLink(name: string, uid: string, signal: AbortSignal): AsyncGenerator<Link, void> {
    if (signal.aborted) return;
    const client = await this.#connection.connected();
    const { path, requestSerialize, responseDeserialize } = ControlService.watchLink;
    const request = { name, uid };
    const said = protocolMetadata();
    const call = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, said);
    const cancel = (): void => call.cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      for await (const link of call) yield link as Link;
    } catch (thrown) {
      if (signal.aborted) return;
      if (this.#connection.isLost(thrown)) this.#connection.forget(client);
      throw this.#connection.explain(thrown, path);
    } finally {
      signal.removeEventListener("abort", cancel);
      call.cancel();
    }
  }

  close(): void {
    this.#connection.close();
  }
}

async function found<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (thrown) {
    // That there is no such object is an answer.
    if (thrown instanceof AgentCallError && thrown.code === "NOT_FOUND") return null;
    throw thrown;
  }
}

function present<T>(value: T | null | undefined, rpc: string): T {
  if (value === null || value === undefined) throw new Error(`the agent's answer to ${rpc} holds no object`);
  return value;
}
