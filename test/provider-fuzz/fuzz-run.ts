import type { Attributes } from "../../provider/framework/attribute.ts";
import { dynamic, messagesOf, ProtocolBed } from "../harness/protocol-bed.ts";
import { Random } from "../harness/random.ts";
import { damaged } from "./bytes.ts";
import { judge, type Outcome } from "./judge.ts";
import { sensible } from "./sensible.ts";
import { hostile, rawConfig, rawObject } from "./values.ts";

const NULL = dynamic(null);

/** A value of terraform's as a message carries it. */
interface Dynamic {
  msgpack?: Uint8Array | null;
  json?: Uint8Array | null;
}

/** A call to be made. */
interface Call {
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** What its values are of; null for types that there are not. */
  readonly attributes: Attributes | null;
}

/** What a run came to. */
export interface FuzzResult {
  /** By call: how many were accepted and refused. */
  readonly counts: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
}

/**
 * Sends so many messages to the provider's server: stories as terraform tells them, of configurations that obey and break the rules, with
 * damaged ones among them. Throws at the first answer that no provider may give, with what repeats it.
 */
export async function runFuzz(seed: number, messages: number): Promise<FuzzResult> {
  await using bed = await ProtocolBed.open();
  const run = new FuzzRun(bed, new Random(seed));
  await run.prepare();
  while (run.sent < messages) await run.story();
  await run.unchanged();
  return { counts: run.counts };
}

class FuzzRun {
  readonly counts = new Map<string, Record<Outcome, number>>();
  readonly #bed: ProtocolBed;
  readonly #random: Random;
  #sent = 0;
  #schema = "";

  constructor(bed: ProtocolBed, random: Random) {
    this.#bed = bed;
    this.#random = random;
  }

  get sent(): number {
    return this.#sent;
  }

  async prepare(): Promise<void> {
    this.#schema = JSON.stringify(await this.#bed.send("GetProviderSchema", new Uint8Array()));
    await this.#bed.configure();
  }

  /** The server says of itself what it said at first. Throws when it does not. */
  async unchanged(): Promise<void> {
    const now = JSON.stringify(await this.#bed.send("GetProviderSchema", new Uint8Array()));
    if (now !== this.#schema) throw new Error("the schema is another one now");
  }

  /** One object's life, or some calls that belong to none. */
  async story(): Promise<void> {
    const { provider } = this.#bed;
    switch (this.#random.int(0, 5)) {
      case 0:
        return await this.#providerStory();
      case 1:
        return await this.#dataStory();
      case 2:
        return await this.#functionStory();
      default: {
        const type = this.#random.pick([...provider.resources.keys()]);
        return await this.#resourceStory(type, provider.resources.get(type)?.schema.attributes ?? {});
      }
    }
  }

  async #resourceStory(typeName: string, attributes: Attributes): Promise<void> {
    this.#declareInstances();
    // Most stories are nearly right, or nothing would get behind the first rule.
    const wild = this.#random.pick([0, 0.01, 0.03, 0.2]);
    const make = () => dynamic(this.#config(typeName, attributes, wild));
    let stored: { state: Dynamic; private: unknown } = { state: NULL, private: new Uint8Array() };
    for (let left = this.#random.int(1, 4); left > 0; left--) {
      const config = left === 1 && this.#random.chance(0.5) ? NULL : make();
      const call = (rpc: string, request: Call["request"]) =>
        this.#call({ rpc, request: { typeName, ...request }, attributes });
      await call("ValidateResourceConfig", {
        config,
        clientCapabilities: { writeOnlyAttributesAllowed: this.#random.chance(0.8) },
      });
      const planned = await call("PlanResourceChange", {
        priorState: stored.state,
        proposedNewState: config,
        config,
        priorPrivate: stored.private,
      });
      const applied = await call("ApplyResourceChange", {
        priorState: stored.state,
        plannedState: planned?.["plannedState"] ?? dynamic(rawObject(attributes, this.#random, wild)),
        config,
        plannedPrivate: planned?.["plannedPrivate"] ?? stored.private,
      });
      if (applied?.["newState"])
        stored = { state: applied["newState"] as Dynamic, private: applied["private"] };
      const read = await call("ReadResource", { currentState: stored.state, private: stored.private });
      if (read?.["newState"]) stored = { state: read["newState"] as Dynamic, private: read["private"] };
    }
    await this.#stateStory(typeName, attributes, wild);
  }

  /** Calls that look at states from elsewhere. */
  async #stateStory(typeName: string, attributes: Attributes, wild: number): Promise<void> {
    const random = this.#random;
    const call = (rpc: string, request: Call["request"]) => this.#call({ rpc, request, attributes });
    const raw = rawObject(attributes, random, wild);
    const json = Buffer.from(JSON.stringify(raw, (_key, value: unknown) => (isPlain(value) ? value : null)));
    const rawState = random.chance(0.9) ? { json } : { flatmap: { a: "b" } };
    await call("UpgradeResourceState", {
      typeName,
      version: random.pick([0, 0, 0, 1, -1, 2 ** 40]),
      rawState,
    });
    const id = random.pick(["dc1/shop", "dc1/orders", "x", "", "dc2/a"]);
    await call("ImportResourceState", { typeName, id });
    const identities = this.#bed.provider.resources.get(typeName)?.identity.attributes ?? {};
    const identity = {
      agent: "dc1",
      ...rawObject(identities, random, wild),
      name: random.pick(["shop", "orders"]),
    };
    const identityData = dynamic(identity);
    await this.#call({
      rpc: "ImportResourceState",
      request: { typeName, identity: { identityData } },
      attributes: identities,
    });
    const rawIdentity = { json: Buffer.from(JSON.stringify({ agent: "dc1", name: "shop" })) };
    await this.#call({
      rpc: "UpgradeResourceIdentity",
      request: { typeName, version: random.pick([0, 0, 1]), rawIdentity },
      attributes: identities,
    });
    await call("ReadResource", { typeName, currentState: dynamic(raw) });
    await call("MoveResourceState", {
      sourceTypeName: "other_link",
      targetTypeName: typeName,
      sourceState: rawState,
    });
  }

  async #providerStory(): Promise<void> {
    const { attributes } = this.#bed.provider.schema;
    const config = dynamic(rawConfig(attributes, this.#random, this.#random.pick([0, 0.05, 0.3])));
    const call = (rpc: string, request: Call["request"]) => this.#call({ rpc, request, attributes });
    await call("ValidateProviderConfig", { config });
    await call("ConfigureProvider", { config, terraformVersion: "1.11.4" });
    await call("GetMetadata", {});
    await call("GetFunctions", {});
    await call("GetResourceIdentitySchemas", {});
    if (this.#random.chance(0.1)) {
      await call("StopProvider", {});
      await this.#bed.renew();
    }
    // Nothing is read by a made-up configuration: its endpoints may be anywhere.
    await this.#bed.configure();
  }

  async #dataStory(): Promise<void> {
    this.#declareInstances();
    const { dataSources } = this.#bed.provider;
    const typeName = this.#random.pick([...dataSources.keys(), "towline_nothing", ""]);
    const attributes = dataSources.get(typeName)?.schema.attributes ?? null;
    const config = dynamic(
      attributes === null
        ? hostile(this.#random)
        : this.#config(typeName, attributes, this.#random.pick([0, 0, 0.03, 0.3])),
    );
    await this.#call({ rpc: "ValidateDataResourceConfig", request: { typeName, config }, attributes });
    await this.#call({ rpc: "ReadDataSource", request: { typeName, config }, attributes });
  }

  async #functionStory(): Promise<void> {
    const random = this.#random;
    const { functions } = this.#bed.provider;
    const name = random.pick([...functions.keys(), ...functions.keys(), "nothing"]);
    const uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    const argument = () =>
      dynamic(
        random.chance(0.1)
          ? hostile(random)
          : damagedText(
              random.pick(["", `${uuid}:1-9:12`, `${uuid}:5`, `${uuid}:a:1`, `${uuid}:1-${2 ** 53}`]),
              random,
            ),
      );
    const args = Array.from({ length: random.pick([2, 2, 2, 2, 0, 1, 3]) }, argument);
    await this.#call({ rpc: "CallFunction", request: { name, arguments: args }, attributes: null });
  }

  /** Makes a call, with one message in four damaged in one of several places. Null: it was refused. */
  async #call(call: Call): Promise<Record<string, unknown> | null> {
    const random = this.#random;
    const intact = !random.chance(0.25);
    const request = intact || random.chance(0.4) ? call.request : this.#damagedInside(call.request);
    let bytes = messagesOf(call.rpc).Request.encode(request).finish();
    if (!intact && request === call.request) bytes = damaged(bytes, random);
    this.#sent += 1;
    const config = intact ? ((request["config"] as Dynamic | undefined) ?? null) : null;
    try {
      const answer = (await this.#bed.send(call.rpc, bytes)) as Record<string, unknown>;
      const outcome = judge({ ...call, intact, config, answer });
      const counts = this.counts.get(call.rpc) ?? { accepted: 0, refused: 0 };
      counts[outcome] += 1;
      this.counts.set(call.rpc, counts);
      return outcome === "accepted" ? answer : null;
    } catch (cause) {
      const hex = Buffer.from(bytes).toString("hex");
      throw new Error(`message ${this.#sent}, ${call.rpc} ${hex.slice(0, 4_000)}`, { cause });
    }
  }

  /** A message that can be read, with a value in it that cannot. */
  #damagedInside(request: Call["request"]): Call["request"] {
    const random = this.#random;
    const places = Object.entries(request).filter(([, value]) => value !== null && typeof value === "object");
    if (places.length === 0) return { ...request, typeName: random.pick(["", "towline_x", "__proto__"]) };
    const [name, value] = random.pick(places) as [string, object];
    const inner = (Reflect.get(value, "msgpack") ?? Reflect.get(value, "json")) as Uint8Array | undefined;
    if (value instanceof Uint8Array) return { ...request, [name]: damaged(value, random) };
    if (inner === undefined) return { ...request, [name]: null };
    const broken = random.pick([
      ...Array.from({ length: 4 }, () => () => damaged(inner, random)),
      () => dynamic(hostile(random)).msgpack,
      // Arrays in arrays, deeper than a stack.
      () => Buffer.concat([Buffer.alloc(100_000, 0x91), Buffer.of(0xc0)]),
      () => Buffer.from("[".repeat(100_000)),
    ])();
    return { ...request, [name]: random.chance(0.8) ? { msgpack: broken } : { json: broken } };
  }

  #config(typeName: string, attributes: Attributes, wild: number): Record<string, unknown> {
    const config = rawConfig(attributes, this.#random, wild);
    return this.#random.chance(0.7) ? { ...config, ...sensible(typeName, this.#random) } : config;
  }

  /** The instances that links refer to are there, however the last story ended. */
  #declareInstances(): void {
    for (const name of ["orders", "orders-copy"]) {
      if (this.#bed.agent.instances.has(name)) continue;
      const object = {
        uid: `uid-of-${name}`,
        spec: { name, host: "h", port: 3306, tls: { mode: "required" } },
      };
      this.#bed.agent.instances.set(name, { object, claimed: false });
    }
    if (this.#random.chance(0.3)) this.#bed.agent.links.clear();
  }
}

function isPlain(value: unknown): boolean {
  return typeof value !== "bigint" && !(value instanceof Uint8Array) && !(value instanceof Date);
}

function damagedText(text: string, random: Random): string {
  return random.chance(0.8) ? text : damaged(Buffer.from(text), random).toString("latin1");
}
