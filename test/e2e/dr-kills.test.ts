import assert from "node:assert/strict";
import { test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { ControlService } from "../../proto/control-service.ts";
import { Agent } from "../harness/agent.ts";
import { hasTurn, notItsTurn } from "../harness/gate.ts";
import { Ledger } from "../harness/ledger.ts";
import type { MysqlServer } from "../harness/mysql-server.ts";
import { pairServers } from "../harness/pair-servers.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { sameGtids } from "../harness/standby.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";
import { WritableWatch } from "../harness/writable-watch.ts";

/** In the order in which a switchover passes them. */
const POINTS = [
  "dr.fence-noted",
  "dr.fenced",
  "dr.drained",
  "dr.promotion-noted",
  "dr.opened",
  "dr.promoted",
] as const satisfies readonly PausePoint[];

/** Who is killed there: the agent, the server that hands its role over, or the one that takes it. All come back. */
const VICTIMS = ["agent", "from", "to"] as const;

const CASES = POINTS.flatMap((point) => VICTIMS.map((victim) => ({ point, victim })));

const PAIR = "shop";

/** Two servers, an agent that holds where it is told, and a client that writes. */
class Bed implements AsyncDisposable {
  readonly servers: Awaited<ReturnType<typeof pairServers>>;
  readonly pauses: PauseServer;
  readonly agent: Agent;

  private constructor(servers: Bed["servers"], pauses: PauseServer, agent: Agent) {
    this.servers = servers;
    this.pauses = pauses;
    this.agent = agent;
  }

  static async open(): Promise<Bed> {
    const pauses = await PauseServer.open();
    const [servers, agent] = await Promise.all([pairServers(), Agent.start({ pauses })]);
    const bed = new Bed(servers, pauses, agent);
    await agent.putInstance("primary", servers.primary);
    await agent.putInstance("standby", servers.standby);
    const spec = { name: PAIR, instance: "standby", peer: "primary" };
    await agent.client.call(ControlService.putDrPair, { spec });
    return bed;
  }

  get both(): readonly [MysqlServer, MysqlServer] {
    return [this.servers.primary, this.servers.standby];
  }

  server(name: string): MysqlServer {
    return name === "primary" ? this.servers.primary : this.servers.standby;
  }

  /** Waits until one is the primary, and the other follows it without a fault; who, and in which epoch. */
  async settled(): Promise<{ writer: string; epoch: number }> {
    let last = "";
    const look = async () => {
      const { status } = await this.agent.client.call(ControlService.getDrPair, { name: PAIR });
      last = JSON.stringify(status);
      const { trouble, proof, switching, link, writer, epoch, members } = status ?? {};
      const fences = Object.fromEntries((members ?? []).map(({ instance, fence }) => [instance, fence]));
      const other = writer === "primary" ? "standby" : "primary";
      return (
        !trouble &&
        proof === "both" &&
        !switching &&
        link?.phase === "syncing" &&
        Boolean(link.lag) &&
        fences[writer ?? ""] === "open" &&
        fences[other] === "held" && { writer: writer ?? "", epoch: epoch ?? 0 }
      );
    };
    try {
      return await eventually(look, { what: "the pair is settled", within: PATIENCE_MS });
    } catch (cause) {
      throw new Error(last, { cause });
    }
  }

  /** Asks for a switch; what it failed of, or null. */
  async switch(request: object): Promise<Error | null> {
    try {
      const steps = this.agent.client.stream(ControlService.switchDrPair, { name: PAIR, ...request });
      for await (const step of steps) void step;
      return null;
    } catch (error) {
      return error as Error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent[Symbol.asyncDispose]();
    await this.pauses[Symbol.asyncDispose]();
    await this.servers[Symbol.asyncDispose]();
  }
}

async function killAt(bed: Bed, { point, victim }: (typeof CASES)[number]): Promise<"moved" | "as before"> {
  const before = await bed.settled();
  const held = bed.pauses.hold({ point, occurrence: 1 }, PATIENCE_MS);
  const ended = bed.switch({ mode: "planned", expectedEpoch: before.epoch });
  await Promise.race([
    held,
    ended.then((error) => {
      throw new Error(`the switch ended before ${point}`, { cause: error });
    }),
  ]);
  if (victim === "agent") {
    await bed.agent.kill();
    bed.pauses.release();
    await bed.agent.restart();
  } else {
    const other = before.writer === "primary" ? "standby" : "primary";
    const server = bed.server(victim === "from" ? before.writer : other);
    await server.kill();
    bed.pauses.release();
    await server.restart();
  }
  await ended;
  const after = await bed.settled();
  const moved = after.writer !== before.writer;
  assert.equal(after.epoch, before.epoch + (moved ? 1 : 0), `${point} × ${victim}`);
  return moved ? "moved" : "as before";
}

async function assertNothingLost(bed: Bed, acknowledged: readonly number[]): Promise<void> {
  const { writer } = await bed.settled();
  const rows = await bed.server(writer).sql<{ id: number }>("SELECT id FROM shop.ledger");
  const there = new Set(rows.map(({ id }) => Number(id)));
  assert.deepEqual(
    acknowledged.filter((id) => !there.has(id)),
    [],
  );
}

test("a switchover that is cut off anywhere completes or is undone, and nothing is lost", {
  skip: notItsTurn("dr-kills", 1, 3),
}, async () => {
  await using bed = await Bed.open();
  await bed.settled();
  const watch = new WritableWatch(bed.both);
  {
    await using ledger = new Ledger(bed.both);
    for (const [nth, cut] of CASES.entries()) {
      if (!hasTurn(nth, CASES.length)) continue;
      const how = await killAt(bed, cut);
      // What is decided stays decided, what is not is undone.
      const decided = POINTS.indexOf(cut.point) >= POINTS.indexOf("dr.promotion-noted");
      if (cut.point !== "dr.drained") assert.equal(how, decided ? "moved" : "as before", JSON.stringify(cut));
      await assertNothingLost(bed, [...ledger.acknowledged]);
    }
  }
  await watch.stop();
  await bed.settled();
  await sameGtids(bed.servers.primary, bed.servers.standby);
});
