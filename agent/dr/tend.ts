import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { beginPair, checkMembers, checkStandby } from "./begin.ts";
import { bootClosed, closeServer, holdServer, openServer } from "./fence.ts";
import { type JournalEntry, noteStep } from "./journal.ts";
import type { MemberView, Sighting } from "./member.ts";
import { type MemberObservation, type Observation, UNSEEN } from "./observation.ts";
import { memberOf, otherName, type PairContext } from "./pair-context.ts";
import { finishPromotion, undoFence } from "./recover.ts";
import { claimOf, type Standing, standingOf } from "./standing.ts";

/** Tries to close a server that has no business being open, of a second each. */
const CLOSE_TRIES = 5;

type Settled = Extract<Standing<MemberView>, { kind: "settled" }>;

/**
 * Looks at both servers and makes each what its role says: the primary open, the standby held for the agent alone, and the link from one to the
 * other. A switch that was cut off is gone on with, or undone. A server is opened only when both journals were read in this look.
 */
export async function tend(context: PairContext, signal: AbortSignal): Promise<Observation> {
  const [one, two] = await Promise.all([
    context.members[0].look(signal),
    context.members[1].look(signal),
  ] as const);
  const members = [one, two].map(observed);
  const seen = [one, two].flatMap((sighting) => (sighting.kind === "seen" ? [sighting.view] : []));
  try {
    for (const view of seen) proveHistory(context, view);
    const [first, second] = seen;
    if (first === undefined) return { ...UNSEEN, members, trouble: unreachable([one, two]) };
    if (second === undefined) return await tendOne(context, first, [one, two], signal);
    const standing = standingOf(context.spec.name, first, second);
    switch (standing.kind) {
      case "unpaired":
        await checkMembers(context.members, signal);
        await beginPair(context, second, signal);
        break;
      case "undo":
        await undoFence(context, standing.writer, signal);
        break;
      case "promoting":
        await finishPromotion(context, standing.writer, signal);
        break;
      case "settled":
        return { ...(await tendBoth(context, standing, signal)), members };
      default:
        return standing satisfies never;
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if (AgentError.from(thrown).code === "DR_HISTORY_SHRANK") await context.link.stop();
    return { ...UNSEEN, ...claimed(context, seen), members, trouble: AgentError.from(thrown) };
  }
  return await tend(context, signal);
}

/** Both journals were read, and say who the primary is. */
async function tendBoth(
  context: PairContext,
  standing: Settled,
  signal: AbortSignal,
): Promise<Omit<Observation, "members">> {
  const { writer, other, epoch, follower } = standing;
  const { known, link } = context;
  const { journal } = writer;
  if (journal === null) throw new Error("a settled primary has a journal");
  const base = {
    epoch,
    writer: writer.name,
    proof: "both",
    lastSwitch: switchOf(journal),
  } as const;
  if (follower === "joined" || other.journal !== null) await keepClosed(context, other, signal);
  if (writer.fence !== "open") {
    context.log.warn({ instance: writer.name, epoch }, "the primary was closed, as it starts: it is opened");
    await memberOf(context, writer.name).ask(
      (session) => openServer(session, journal.eventScheduler),
      signal,
    );
  }
  // What the standby gets meanwhile the primary has: it is asked after the standby.
  const executed = await memberOf(context, writer.name).executed(signal);
  known.see(writer.uuid, executed);
  const errant = other.executed.subtract(executed);
  const missing = executed.subtract(other.executed);
  const compared = { ...base, errant, missing };
  if (!errant.isEmpty && follower === "behind" && other.journal !== null)
    return { ...compared, trouble: returnedErrant(other.name, writer.name, errant) };
  if (follower === "behind") await follow(context, { ...standing, other }, signal);
  else await hold(context, other, signal);
  known.see(other.uuid, other.executed);
  await link.ensure({
    source: writer.name,
    target: other.name,
    begin: other.executed.isEmpty ? "seed" : "follow",
  });
  // What was foreign is not any more: somebody made it known to the primary.
  if (errant.isEmpty) await link.retry("GTIDS_FOREIGN");
  return { ...compared, trouble: errant.isEmpty ? null : errantTrouble(other.name, writer.name, errant) };
}

/** One of two servers can be reached: nothing is opened. A standby goes on being one, so that what was received of its primary is applied. */
async function tendOne(
  context: PairContext,
  view: MemberView,
  sightings: readonly Sighting[],
  signal: AbortSignal,
): Promise<Observation> {
  const { journal } = view;
  const base = { ...UNSEEN, ...claimed(context, [view]), members: sightings.map(observed) };
  const away = unreachable(sightings);
  if (journal === null) return { ...base, trouble: away };
  switch (journal.step) {
    case "following": {
      await keepClosed(context, view, signal);
      await hold(context, view, signal);
      const source = otherName(context, view.name);
      if (context.link.running === null)
        await context.link.ensure({
          source,
          target: view.name,
          begin: view.executed.isEmpty ? "seed" : "follow",
        });
      return { ...base, trouble: away };
    }
    case "promoting":
      // An operator has said that the other may be lost; a planned switch has not, and waits for it.
      if (journal.record?.mode !== "failover") return { ...base, trouble: closedFor(context, view, away) };
      await finishPromotion(context, view, signal);
      return await tend(context, signal);
    case "paired":
    case "undone":
    case "promoted":
      context.known.see(view.uuid, view.executed);
      return { ...base, trouble: view.fence === "open" ? away : closedFor(context, view, away) };
    case "fencing":
      return { ...base, trouble: view.fence === "open" ? away : closedFor(context, view, away) };
    default:
      return journal.step satisfies never;
  }
}

/** Makes a server that is not the primary its standby. */
async function follow(
  context: PairContext,
  { writer, other, epoch }: Settled,
  signal: AbortSignal,
): Promise<void> {
  const { spec, log } = context;
  const member = memberOf(context, other.name);
  await checkStandby(member, other, writer, signal);
  await member.ask(
    async (session) => {
      await holdServer(session, CLOSE_TRIES, signal);
      await noteStep(session, spec.name, other.journal, {
        epoch,
        step: "following",
        writer: writer.uuid,
        eventScheduler: writer.journal?.eventScheduler ?? "",
        gtids: other.executed,
        record: null,
      });
    },
    signal,
    CLOSE_LIMIT_MS,
  );
  log.info({ writer: writer.name, standby: other.name, epoch }, "the standby follows");
}

/** Time for `CLOSE_TRIES`, milliseconds. */
const CLOSE_LIMIT_MS = 15_000;

/** A standby that is open, or a former primary that came back so: closed at first sight. */
async function keepClosed(context: PairContext, view: MemberView, signal: AbortSignal): Promise<void> {
  if (view.fence !== "open") return;
  context.log.error(
    { instance: view.name },
    "a server that is not the primary was open to writes: it is closed",
  );
  await memberOf(context, view.name).ask(
    (session) => closeServer(session, { tries: CLOSE_TRIES, onHeldUp: async () => {} }, signal),
    signal,
    CLOSE_LIMIT_MS,
  );
}

/** A standby starts closed; the agent applies to it. */
async function hold(context: PairContext, view: MemberView, signal: AbortSignal): Promise<void> {
  if (view.fence === "held" && view.eventScheduler !== "ON") return;
  await memberOf(context, view.name).ask(
    async (session) => {
      await bootClosed(session);
      await holdServer(session, CLOSE_TRIES, signal);
    },
    signal,
    CLOSE_LIMIT_MS,
  );
}

/**
 * What a member had executed it still has: else it was reset or restored, and neither its rows nor its GTIDs are what the other takes them for.
 * @throws AgentError DR_HISTORY_SHRANK
 */
function proveHistory({ known, spec }: PairContext, { name, uuid, executed, journal }: MemberView): void {
  // Made anew: it begins anew.
  if (journal === null) known.forget(uuid);
  const before = [known.of(uuid)?.executed, journal?.gtids].filter((set) => set !== undefined);
  const lost = before.map((set) => set.subtract(executed)).find((set) => !set.isEmpty);
  if (lost === undefined) return;
  throw new AgentError(
    "DR_HISTORY_SHRANK",
    `instance "${name}" of pair "${spec.name}" no longer has the transactions ${lost}: it was reset or restored`,
    {
      hint: `Nothing is applied to it or taken from it. To seed it anew: drop its databases, towline_local included, with SET sql_log_bin = 0, and RESET BINARY LOGS AND GTIDS there.`,
    },
  );
}

function errantTrouble(standby: string, primary: string, errant: GtidSet): AgentError {
  return new AgentError(
    "DR_ERRANT",
    `the standby "${standby}" has ${errant.count} transactions that the primary "${primary}" does not have: ${errant}`,
    {
      hint: "Somebody wrote to the standby. mysqlbinlog --include-gtids there shows what. It cannot be promoted before that is settled.",
    },
  );
}

function returnedErrant(returned: string, primary: string, errant: GtidSet): AgentError {
  return new AgentError(
    "DR_ERRANT",
    `the former primary "${returned}" is back, closed, with ${errant.count} transactions that "${primary}" does not have: ${errant}`,
    {
      hint:
        `These are what the failover lost. mysqlbinlog --include-gtids on "${returned}" shows them; take over by hand what is needed. Then, to seed it ` +
        "anew: drop its databases, towline_local included, with SET sql_log_bin = 0, and RESET BINARY LOGS AND GTIDS there.",
    },
  );
}

function closedFor({ spec }: PairContext, { name }: MemberView, away: AgentError): AgentError {
  return new AgentError(
    "DR_CLOSED",
    `instance "${name}" is closed, and is opened only when the other server's journal was read: ${away.message}`,
    {
      hint: `If the other is lost: towline dr promote ${spec.name} --failover; "towline dr status ${spec.name}" says the epoch.`,
    },
  );
}

function unreachable(sightings: readonly Sighting[]): AgentError {
  const errors = sightings.flatMap((sighting) => (sighting.kind === "unreachable" ? [sighting.error] : []));
  return errors[0] ?? new AgentError("INTERNAL", "both servers can be reached");
}

function observed(sighting: Sighting): MemberObservation {
  if (sighting.kind === "unreachable") {
    const { name, error } = sighting;
    return { name, unreachable: error, fence: null, uuid: null, executed: null };
  }
  const { name, fence, uuid, executed } = sighting.view;
  return { name, unreachable: null, fence, uuid, executed };
}

/** What the journals that were read say, if nothing better is known. */
function claimed(
  context: PairContext,
  views: readonly MemberView[],
): Pick<Observation, "epoch" | "writer" | "proof" | "lastSwitch"> {
  const claims = views.flatMap((view) => {
    const claim = claimOf(view);
    if (claim === null) return [];
    return [
      { epoch: claim.epoch, writer: claim.writer === view.uuid ? view.name : otherName(context, view.name) },
    ];
  });
  const top = claims.toSorted((a, b) => b.epoch - a.epoch)[0];
  const proof = views.length === 2 ? "both" : views.length === 1 ? "one" : "none";
  const records = views.flatMap(({ journal }) => (journal === null ? [] : [switchOf(journal)]));
  const lastSwitch = records.find((record) => record?.epoch === top?.epoch) ?? null;
  return { epoch: top?.epoch ?? null, writer: top?.writer ?? null, proof, lastSwitch };
}

function switchOf({ record, epoch, at }: JournalEntry): Observation["lastSwitch"] {
  return record === null ? null : { ...record, epoch, at };
}
