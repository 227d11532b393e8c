import { isDeepStrictEqual } from "node:util";
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from "@grpc/grpc-js";
import {
  CONTROL_API_VERSION,
  CONTROL_PROTOCOL,
  ControlService,
  ERROR_TRAILER,
} from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { PROTOCOL_HEADER, protocolText } from "../../proto/protocol-version.ts";
import type { Certificates } from "./certificates.ts";

const v1 = towline.control.v1;
type v1 = typeof v1;
type Instance = towline.control.v1.Instance.$Properties;
type InstanceSpec = towline.control.v1.InstanceSpec.$Properties;
type Link = towline.control.v1.Link.$Properties;
type LinkSpec = towline.control.v1.LinkSpec.$Properties;
type LinkStatus = towline.control.v1.LinkStatus.$Properties;
type ErrorDetail = towline.control.v1.ErrorDetail.$Properties;
type CheckResult = towline.control.v1.CheckResult.$Properties;
type Watcher = ServerWritableStream<towline.control.v1.WatchLinkRequest.$Shape, Link>;

/** How a call is refused. */
class Refusal extends Error {
  readonly grpcStatus: status;
  readonly detail: ErrorDetail;

  constructor(grpcStatus: status, detail: ErrorDetail) {
    super(detail.message ?? "");
    this.grpcStatus = grpcStatus;
    this.detail = detail;
  }
}

interface Held<T> {
  object: T;
  claimed: boolean;
}

/** The states a declared link goes to by itself: at once, or none until the test says so. */
const AT_WORK: LinkStatus = { phase: "syncing", milestone: v1.Milestone.MILESTONE_SYNCING };
const NOT_STARTED: LinkStatus = { phase: "prechecking", milestone: v1.Milestone.MILESTONE_NONE };

/**
 * An agent's control server without databases: declared objects in memory, the rules of names, uids, claims and
 * generations, and links that do what the test says. Mutual TLS is real.
 */
export class FakeAgent implements AsyncDisposable {
  readonly name: string;
  /** Of the control API, as it says it speaks. */
  apiVersion: number = CONTROL_API_VERSION;
  /** Of the control protocol, as it says with each answer. */
  protocol = protocolText(CONTROL_PROTOCOL);
  /** The control service as it is served from the next `up` on. */
  service: typeof ControlService = ControlService;
  /** Names of the calls that came, in order. */
  readonly calls: string[] = [];
  /** The far ends of the connections that calls came by. */
  readonly peers = new Set<string>();
  readonly instances = new Map<string, Held<Instance>>();
  readonly links = new Map<string, Held<Link>>();
  /** Whether a link that is declared is syncing at once. */
  startsAtOnce = true;
  /** What Precheck answers. */
  checks: CheckResult[] = [];
  /** What every server is. */
  facts = { version: "9.7.1", serverUuid: "3e11fa47-71ca-11e1-9e33-c80aa9429562", gtidMode: "ON" };
  /** Set while no server answers. */
  unreachable: ErrorDetail | null = null;
  readonly #credentials: ServerCredentials;
  readonly #watchers = new Map<string, Set<Watcher>>();
  #server: Server | null = null;
  #port = 0;
  #uids = 0;

  private constructor(name: string, certificates: Certificates) {
    this.name = name;
    this.#credentials = ServerCredentials.createSsl(
      Buffer.from(certificates.ca),
      [
        {
          cert_chain: Buffer.from(certificates.agent.cert),
          private_key: Buffer.from(certificates.agent.key),
        },
      ],
      true,
    );
  }

  static async open(name: string, certificates: Certificates): Promise<FakeAgent> {
    const agent = new FakeAgent(name, certificates);
    await agent.up();
    return agent;
  }

  get endpoint(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Serves, on the same port as before if it was down. */
  async up(): Promise<void> {
    const server = new Server();
    server.addService(this.service, this.#handlers());
    this.#port = await new Promise((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.#port}`, this.#credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.#server = server;
  }

  /** Stops serving; what is declared stays. */
  async down(): Promise<void> {
    this.#server?.forceShutdown();
    this.#server = null;
    this.#watchers.clear();
  }

  /** The declared link of this name. Throws when there is none. */
  link(name: string): Link {
    const held = this.links.get(name);
    if (held === undefined) throw new Error(`the fake agent has no link ${name}`);
    return held.object;
  }

  /** Changes what is observed of a link. */
  observe(name: string, observed: LinkStatus): void {
    const link = this.link(name);
    link.status = { ...link.status, ...observed };
    this.#tell(name);
  }

  /** Lets a link fail. */
  fail(name: string, code: string, message: string): void {
    this.observe(name, {
      phase: "failed",
      failure: { error: { code, message, hint: "Look at the row." }, atMs: Date.now() },
    });
  }

  /** What another client's pause does. */
  pause(name: string): void {
    const link = this.link(name);
    this.#declareLink({ ...link.spec, desiredState: "paused" }, link.uid ?? "");
  }

  /** What another client's delete does. */
  remove(name: string): void {
    this.links.delete(name);
    for (const watcher of this.#watchers.get(name) ?? [])
      watcher.emit("error", serviceError(notFound("link", name)));
    this.#watchers.delete(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down();
  }

  #handlers() {
    return {
      getInfo: this.#unary("GetInfo", () => ({
        name: this.name,
        version: "0.1.0",
        apiVersion: this.apiVersion,
      })),
      putInstance: this.#unary("PutInstance", (request: towline.control.v1.PutInstanceRequest.$Shape) =>
        this.#putInstance((request.spec ?? {}) as InstanceSpec, request.expectedUid ?? ""),
      ),
      getInstance: this.#unary("GetInstance", ({ name, uid }: towline.control.v1.GetInstanceRequest.$Shape) =>
        this.#instance(claim(this.instances, "instance", name ?? "", uid ?? "")),
      ),
      listInstances: this.#unary("ListInstances", () => ({
        instances: [...this.instances.values()].map((held) => this.#instance(held.object)),
      })),
      deleteInstance: this.#unary(
        "DeleteInstance",
        ({ name, expectedUid }: towline.control.v1.DeleteInstanceRequest.$Shape) =>
          this.#deleteInstance(name ?? "", expectedUid ?? ""),
      ),
      putLink: this.#unary("PutLink", (request: towline.control.v1.PutLinkRequest.$Shape) =>
        this.#putLink(request.spec ?? {}, request.expectedUid ?? ""),
      ),
      getLink: this.#unary("GetLink", ({ name, uid }: towline.control.v1.GetLinkRequest.$Shape) =>
        claim(this.links, "link", name ?? "", uid ?? ""),
      ),
      listLinks: this.#unary("ListLinks", () => ({
        links: [...this.links.values()].map((held) => held.object),
      })),
      deleteLink: this.#unary(
        "DeleteLink",
        ({ name, expectedUid }: towline.control.v1.DeleteLinkRequest.$Shape) => {
          const link = own(this.links, "link", name ?? "", expectedUid ?? "");
          if (link.spec?.deletionProtection) {
            throw new Refusal(status.FAILED_PRECONDITION, {
              code: "DELETION_PROTECTED",
              message: `link ${name} has deletion_protection`,
            });
          }
          this.remove(name ?? "");
          return {};
        },
      ),
      watchLink: (call: Watcher): void => {
        this.calls.push("WatchLink");
        this.peers.add(call.getPeer());
        const { name = "", uid = "" } = call.request;
        try {
          call.write(claim(this.links, "link", name ?? "", uid ?? ""));
        } catch (thrown) {
          call.emit("error", serviceError(thrown));
          return;
        }
        const watchers = this.#watchers.get(name ?? "") ?? new Set();
        this.#watchers.set(name ?? "", watchers.add(call));
        call.on("cancelled", () => watchers.delete(call));
      },
      precheck: this.#unary("Precheck", ({ spec }: towline.control.v1.PrecheckRequest.$Shape) => {
        for (const field of ["source", "target"] as const) {
          const elsewhere = field === "source" && spec?.sourceAgent;
          if (!elsewhere && !this.instances.has(spec?.[field] ?? ""))
            throw undeclared(field, spec?.[field] ?? "");
        }
        return { results: this.checks };
      }),
    };
  }

  #unary<Request, Response>(name: string, answer: (request: Request) => Response) {
    return (call: ServerUnaryCall<Request, Response>, respond: sendUnaryData<Response>): void => {
      this.calls.push(name);
      this.peers.add(call.getPeer());
      call.sendMetadata(this.#said());
      try {
        respond(null, answer(call.request));
      } catch (thrown) {
        respond(serviceError(thrown));
      }
    };
  }

  #said(): Metadata {
    const metadata = new Metadata();
    metadata.set(PROTOCOL_HEADER, this.protocol);
    return metadata;
  }

  #putInstance(spec: InstanceSpec, expectedUid: string) {
    const name = spec.name ?? "";
    const held = this.instances.get(name);
    if (expectedUid === "") {
      if (held !== undefined) {
        if (held.claimed || !isDeepStrictEqual(plain(held.object.spec), plain(spec)))
          throw exists("instance", name);
        return { instance: this.#instance(held.object), adopted: true };
      }
      const object: Instance = { spec, uid: this.#newUid() };
      this.instances.set(name, { object, claimed: false });
      return { instance: this.#instance(object), adopted: false };
    }
    const object = own(this.instances, "instance", name, expectedUid);
    object.spec = spec;
    return { instance: this.#instance(object), adopted: false };
  }

  /** An instance as it is answered: without its password and key, with what its server is. */
  #instance(object: Instance): Instance {
    const { password: _, tls, ...rest } = object.spec ?? {};
    const { key: _key, ...shown } = tls ?? {};
    const spec = { ...rest, tls: shown };
    return { ...object, spec, facts: this.facts, unreachable: this.unreachable };
  }

  #deleteInstance(name: string, uid: string) {
    own(this.instances, "instance", name, uid);
    for (const { object } of this.links.values()) {
      if (object.spec?.source !== name && object.spec?.target !== name) continue;
      throw new Refusal(status.FAILED_PRECONDITION, {
        code: "IN_USE",
        message: `instance ${name} is used by link ${object.spec?.name}`,
      });
    }
    this.instances.delete(name);
    return {};
  }

  #putLink(spec: LinkSpec, expectedUid: string) {
    const name = spec.name ?? "";
    const held = this.links.get(name);
    if (expectedUid !== "") return { link: this.#declareLink(spec, expectedUid), adopted: false };
    if (held !== undefined) {
      if (held.claimed || !isDeepStrictEqual(plain(held.object.spec), plain(spec)))
        throw exists("link", name);
      return { link: held.object, adopted: true };
    }
    for (const instance of [...(spec.sourceAgent ? [] : [spec.source ?? ""]), spec.target ?? ""]) {
      if (!this.instances.has(instance)) throw notFound("instance", instance);
    }
    const object: Link = { spec, uid: this.#newUid(), generation: 1, status: this.#started(spec) };
    this.links.set(name, { object, claimed: false });
    return { link: object, adopted: false };
  }

  #declareLink(spec: LinkSpec, uid: string): Link {
    const name = spec.name ?? "";
    const link = own(this.links, "link", name, uid);
    const same = isDeepStrictEqual(plain(link.spec), plain(spec));
    const failed = link.status?.phase === "failed";
    if (!same) link.generation = (link.generation ?? 0) + 1;
    if (!same || failed) link.status = this.#started(spec);
    link.spec = spec;
    this.#tell(name);
    return link;
  }

  #started(spec: LinkSpec): LinkStatus {
    if (spec.desiredState === "paused") return { phase: "paused", milestone: v1.Milestone.MILESTONE_NONE };
    return this.startsAtOnce ? AT_WORK : NOT_STARTED;
  }

  #tell(name: string): void {
    for (const watcher of this.#watchers.get(name) ?? []) watcher.write(this.link(name));
  }

  #newUid(): string {
    this.#uids += 1;
    return `uid-${this.#uids}`;
  }
}

function claim<T extends { uid?: string | null }>(
  objects: Map<string, Held<T>>,
  kind: string,
  name: string,
  uid: string,
): T {
  const held = objects.get(name);
  if (held === undefined) throw notFound(kind, name);
  if (uid !== "" && uid === held.object.uid) held.claimed = true;
  return held.object;
}

function own<T extends { uid?: string | null }>(
  objects: Map<string, Held<T>>,
  kind: string,
  name: string,
  uid: string,
): T {
  const object = claim(objects, kind, name, uid);
  if (object.uid === uid) return object;
  throw new Refusal(status.FAILED_PRECONDITION, {
    code: "UID_MISMATCH",
    message: `${kind} ${name} is ${object.uid}, not ${uid}`,
  });
}

function notFound(kind: string, name: string): Refusal {
  return new Refusal(status.NOT_FOUND, { code: "NOT_FOUND", message: `there is no ${kind} ${name}` });
}

function undeclared(field: string, name: string): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, {
    code: "INVALID_ARGUMENT",
    message: `${field}: no instance ${name} is declared at this agent`,
    field,
  });
}

function exists(kind: string, name: string): Refusal {
  return new Refusal(status.ALREADY_EXISTS, {
    code: "OBJECT_EXISTS",
    message: `there is a ${kind} ${name} already`,
  });
}

function serviceError(thrown: unknown) {
  if (!(thrown instanceof Refusal)) throw thrown;
  const metadata = new Metadata();
  metadata.set(ERROR_TRAILER, Buffer.from(v1.ErrorDetail.encode(thrown.detail).finish()));
  return Object.assign(new Error(thrown.message), {
    code: thrown.grpcStatus,
    details: thrown.message,
    metadata,
  });
}

/** A message as data to compare: decoded ones have a prototype, and a field that was not sent is as good as its default. */
function plain(message: object | null | undefined): unknown {
  return JSON.parse(
    JSON.stringify(message ?? null, (_key, value: unknown) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      const entries = Object.entries(value).filter(
        ([, inner]) => inner !== null && inner !== "" && inner !== false,
      );
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );
}
