import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommandLine } from "../../agent/cli/run.ts";
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
    const created = await bed.towline(`dr create ${PAIR} --instance standby --peer primary`);
    assert.equal(created.status, 0, created.out);
    return bed;
  }

  get both(): readonly [MysqlServer, MysqlServer] {
    return [this.servers.primary, this.servers.standby];
  }

  server(name: string): MysqlServer {
    return name === "primary" ? this.servers.primary : this.servers.standby;
  }

  /** Runs a command as an operator would type it. */
  async towline(line: string): Promise<{ status: number; out: string }> {
    const { ca, cert, key } = this.agent.clientFiles;
    const out: string[] = [];
    const args = [
      ...line.split(" "),
      "--agent",
      this.agent.address,
      "--ca",
      ca,
      "--cert",
      cert,
      "--key",
      key,
    ];
    const print = (text: string): void => void out.push(text);
    const status = await runCommandLine(args, { env: {}, print }, print);
    return { status, out: out.join("\n") };
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
  // On a machine that is busy any statement may take long.
  const planned = { mode: "planned", expectedEpoch: before.epoch, longStatements: "kill" };
  const ended = bed.switch({ ...planned, timeoutMs: PATIENCE_MS, maxLagMs: PATIENCE_MS });
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
  skip: notItsTurn("dr-kills", 1, 4),
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

test("an operator's commands; a failover that was noted is gone on with by an agent that starts anew", {
  skip: notItsTurn("dr-kills", 3, 4),
}, async () => {
  await using bed = await Bed.open();
  const { primary, standby } = bed.servers;
  const towline = async (line: string) => bed.towline(line);
  await bed.settled();
  assert.match((await towline("dr list")).out, /shop +standby +primary +primary +1/);
  const before = await towline("dr status shop");
  assert.equal(before.status, 0);
  assert.match(before.out, /standby: written to by the agent alone\n +primary: open to writes/);
  const plan = await towline("dr switchover shop --expect-epoch 1 --dry-run");
  assert.match(plan.out, /^check +planned.*\nprove +planned[^]*primary is the primary, in epoch 1$/);
  assert.match((await towline("dr switchover shop --expect-epoch 2")).out, /epoch 1, not 2/);
  assert.match((await towline("dr resume shop")).out, /is syncing now/);
  const moved = await towline("dr switchover shop --expect-epoch 1");
  assert.equal(moved.status, 0);
  assert.match(moved.out, /standby is the primary, in epoch 2$/);
  await bed.settled();
  assert.equal((await towline("dr switchover shop --expect-epoch 2 --to primary")).status, 0);
  assert.equal((await towline("dr promote shop --expect-epoch 3")).status, 2);
  assert.deepEqual(await bed.settled(), { writer: "primary", epoch: 3 });

  await primary.kill();
  const held = bed.pauses.hold({ point: "dr.promotion-noted", occurrence: 1 }, PATIENCE_MS);
  const failover = { mode: "failover", expectedEpoch: 3, expectedPrimary: "primary", acceptSplitBrain: true };
  const ended = bed.switch(failover);
  await held;
  assert.equal(Number(await standby.value("SELECT @@read_only")), 1);
  await bed.agent.kill();
  bed.pauses.release();
  await ended;
  await bed.agent.restart();
  const open = async () => Number(await standby.value("SELECT @@read_only")) === 0;
  await eventually(open, { what: "the standby is opened", within: PATIENCE_MS });
  const after = await towline("dr status shop --json");
  assert.equal(after.status, 1);
  const status = JSON.parse(after.out) as Record<string, unknown>;
  assert.deepEqual([status["primary"], status["epoch"], status["journals_read"]], ["standby", 4, "one"]);
  await primary.restart();
  assert.equal(Number(await primary.value("SELECT @@super_read_only")), 1);
  const deleted = await towline("dr delete shop");
  assert.match(deleted.out, /^DR pair shop deleted/);
  const persisted = "SELECT COUNT(*) FROM performance_schema.persisted_variables";
  assert.equal(Number(await standby.value(persisted)), 0);
  assert.equal(Number(await standby.value("SELECT @@read_only")), 0);
  assert.equal(Number(await primary.value("SELECT @@read_only")), 1);
});
