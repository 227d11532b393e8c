import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { closeServer, openServer } from "./fence.ts";
import { type JournalEntry, noteStep, type SwitchRecord } from "./journal.ts";
import type { MemberView } from "./member.ts";
import type { Observation } from "./observation.ts";
import { memberOf, otherName, type PairContext } from "./pair-context.ts";
import { undoFence } from "./recover.ts";
import { killStatements, listStatements, longStatements } from "./statements.ts";
import type { Step } from "./steps.ts";
import type { SwitchRequest } from "./switch-request.ts";
import { waitForGtids } from "./wait-for-gtids.ts";

/** Tries to close the primary, of a second each. */
const FENCE_TRIES = 5;
/** Time for them, and for what is killed between, milliseconds. */
const FENCE_MS = 20_000;

type Planned = Extract<SwitchRequest, { mode: "planned" }>;

/** How it went; filled in step by step. */
interface Progress {
  from: MemberView | null;
  to: MemberView | null;
  fencing: JournalEntry | null;
  closedFrom: number;
  demoted: GtidSet | null;
  promoting: JournalEntry | null;
  outageMs: number;
}

/**
 * The steps of a planned switchover: everything that can be proven is proven while writes still flow; the primary is closed; the standby gets
 * the rest; it takes over. What was done before it notes that it takes over is undone when something fails.
 */
export function plannedSteps(
  context: PairContext,
  request: Planned,
  look: (signal: AbortSignal) => Promise<Observation>,
): readonly Step[] {
  const { spec, link, reach } = context;
  const from = memberOf(context, otherName(context, request.to));
  const to = memberOf(context, request.to);
  const progress: Progress = {
    from: null,
    to: null,
    fencing: null,
    closedFrom: 0,
    demoted: null,
    promoting: null,
    outageMs: 0,
  };
  return [
    {
      name: "check",
      what: `both servers can be reached, the link to "${to.name}" is syncing and at most ${request.maxLagMs} ms behind, and nothing is on it that "${from.name}" lacks`,
      effect: "revocable",
      run: async (signal) => {
        const { lag } = checkReady(context, request, await look(signal));
        progress.from = await from.view(signal);
        progress.to = await to.view(signal);
        const long = await from.ask(longStatements, signal);
        if (long.length > 0 && request.longStatements === "abort")
          throw new AgentError(
            "DR_NOT_READY",
            `statements on "${from.name}" have been under way for long: ${listStatements(long)}`,
            { hint: "Wait for them, or switch with --kill-statements." },
          );
        return `${lag} ms behind; ${long.length} long statements`;
      },
    },
    {
      name: "prove",
      what: `"${to.name}" reaches what "${from.name}" has committed by now, while writes still flow`,
      effect: "revocable",
      run: async (signal) => {
        const begun = Date.now();
        await waitForGtids(to, link, await from.executed(signal), signal);
        return `after ${Date.now() - begun} ms`;
      },
    },
    {
      name: "fence",
      what: `"${from.name}" notes the switch and is closed to writes: super_read_only, ${FENCE_TRIES} tries of a second; its events stop`,
      effect: "revocable",
      run: async (signal) => {
        const view = known(progress.from);
        progress.fencing = await from.ask(
          (session) =>
            noteStep(session, spec.name, view.journal, {
              epoch: request.expectedEpoch + 1,
              step: "fencing",
              writer: known(progress.to).uuid,
              eventScheduler: view.eventScheduler,
              gtids: view.executed,
              record: null,
            }),
          signal,
        );
        await reach("dr.fence-noted");
        progress.closedFrom = Date.now();
        const onHeldUp = async (): Promise<void> => {
          if (request.longStatements === "abort") return;
          await from.ask(async (session) => killStatements(session, await longStatements(session)), signal);
        };
        await from.ask(
          (session) => closeServer(session, { tries: FENCE_TRIES, onHeldUp }, signal),
          signal,
          FENCE_MS,
        );
        await reach("dr.fenced");
        return `closed within ${Date.now() - progress.closedFrom} ms`;
      },
      undo: async (signal) => {
        // Nothing was noted, so nothing was closed.
        if (progress.fencing === null && (await from.view(signal)).journal?.step !== "fencing") return;
        await undoFence(context, await from.view(signal), signal);
      },
    },
    {
      name: "drain",
      what: `"${to.name}" gets everything that "${from.name}" had committed when it was closed`,
      effect: "revocable",
      run: async (signal) => {
        progress.demoted = await from.executed(signal);
        const executed = await waitForGtids(to, link, progress.demoted, signal);
        const errant = executed.subtract(await from.executed(signal));
        if (!errant.isEmpty)
          throw new AgentError(
            "DR_ERRANT",
            `"${to.name}" has transactions that "${from.name}" does not have: ${errant}`,
            {
              hint: "Somebody wrote to the standby: see towline dr status.",
            },
          );
        progress.to = { ...known(progress.to), executed };
        await reach("dr.drained");
        return `${progress.demoted}`;
      },
    },
    {
      name: "decide",
      what: `"${to.name}" notes that it is the primary of epoch ${request.expectedEpoch + 1}: from here on nothing is undone`,
      effect: "decisive",
      run: async (signal) => {
        const view = known(progress.to);
        const record: SwitchRecord = {
          mode: "planned",
          from: from.name,
          to: to.name,
          outageMs: null,
          missing: null,
          knownAgeMs: null,
        };
        progress.promoting = await to.ask(
          (session) =>
            noteStep(session, spec.name, view.journal, {
              epoch: request.expectedEpoch + 1,
              step: "promoting",
              writer: view.uuid,
              eventScheduler: known(progress.fencing).eventScheduler,
              gtids: view.executed,
              record,
            }),
          signal,
        );
        await reach("dr.promotion-noted");
        return `epoch ${request.expectedEpoch + 1}`;
      },
    },
    {
      name: "open",
      what: `"${to.name}" is opened, its event_scheduler set as it was on "${from.name}"`,
      effect: "final",
      run: async (signal) => {
        const promoting = known(progress.promoting);
        // It has nothing left to apply, and ends beside.
        const stopped = link.stop();
        await to.ask((session) => openServer(session, promoting.eventScheduler), signal);
        progress.outageMs = Date.now() - progress.closedFrom;
        await reach("dr.opened");
        await to.ask(
          (session) =>
            noteStep(session, spec.name, promoting, {
              ...promoting,
              step: "promoted",
              record: promoting.record && { ...promoting.record, outageMs: progress.outageMs },
            }),
          signal,
        );
        await stopped;
        await reach("dr.promoted");
        return `no server took writes for ${progress.outageMs} ms`;
      },
    },
    {
      name: "follow",
      what: `"${from.name}" becomes the standby: held for the agent, with a link from "${to.name}"`,
      effect: "final",
      run: async (signal) => {
        const { trouble, writer } = await look(signal);
        if (trouble !== null) throw trouble;
        return `"${writer}" is the primary`;
      },
    },
  ];
}

/** @throws AgentError DR_NOT_READY, DR_ERRANT */
function checkReady(
  { spec, link }: PairContext,
  { to, maxLagMs }: Planned,
  { writer, proof, trouble, epoch }: Observation,
): { readonly lag: number } {
  const notReady = (what: string, hint: string): AgentError =>
    new AgentError("DR_NOT_READY", `pair "${spec.name}" cannot be switched: ${what}`, { hint });
  if (trouble !== null) throw trouble;
  if (proof !== "both") throw notReady("not both journals were read", "See towline dr status.");
  if (writer === to)
    throw notReady(`"${to}" is the primary of epoch ${epoch} already`, "There is nothing to do.");
  const status = link.running?.status;
  if (status === undefined || status.state.phase === "prechecking")
    throw notReady("the link to the standby is starting", "Try again in a moment.");
  if (status.state.phase === "failed") throw status.state.error;
  if (status.state.phase !== "syncing")
    throw notReady(`the link to the standby is ${status.state.phase}`, "Wait until it is syncing.");
  const lag = status.lag?.milliseconds ?? null;
  if (lag === null)
    throw notReady("how far the standby is behind is not known yet", "Try again in a moment.");
  if (lag > maxLagMs)
    throw notReady(`the standby is ${lag} ms behind, more than ${maxLagMs}`, "Wait, or raise --max-lag.");
  return { lag };
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error("a step of the switch was left out");
  return value;
}
