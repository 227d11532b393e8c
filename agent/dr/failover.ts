import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import { isServerAnswer } from "../mysql/login-error.ts";
import { textLiteral } from "../mysql/quote.ts";
import { holdServer, openServer } from "./fence.ts";
import { type JournalEntry, noteStep, type SwitchRecord } from "./journal.ts";
import type { MemberView } from "./member.ts";
import { memberOf, otherName, type PairContext } from "./pair-context.ts";
import type { Step } from "./steps.ts";
import type { SwitchRequest } from "./switch-request.ts";
import { waitForGtids } from "./wait-for-gtids.ts";

/** A primary that answers one of so many questions is alive. */
const PROBES = 3;
/** Between two of them, milliseconds. */
const PROBE_EVERY_MS = 300;

type Failover = Extract<SwitchRequest, { mode: "failover" }>;

/**
 * The steps of a failover: the primary is gone, and nobody can close it. What was received of it is applied; then the standby takes over. Nothing
 * is touched before it notes that.
 */
export function failoverSteps(context: PairContext, request: Failover): readonly Step[] {
  const { spec, link, reach } = context;
  const lost = memberOf(context, otherName(context, request.to));
  const to = memberOf(context, request.to);
  let view: MemberView | null = null;
  let promoting: JournalEntry | null = null;
  return [
    {
      name: "check",
      what: `"${lost.name}" cannot be reached, ${PROBES} times, and "${to.name}" holds all that its GTIDs say`,
      effect: "revocable",
      run: async (signal) => {
        proveWilling(context, request, lost.name);
        await proveGone(context, request, signal);
        view = await to.view(signal);
        await proveComplete(context, view, signal);
        return `"${lost.name}" did not answer`;
      },
    },
    {
      name: "drain",
      what: `"${to.name}" applies what was received of "${lost.name}"`,
      effect: "revocable",
      run: async (signal) => {
        // A server that was the primary itself, and is closed since its start, has nothing to wait for.
        if (view?.journal?.step !== "following") {
          // Closed to the agent as well: it could not note anything there.
          await to.ask((session) => holdServer(session, 1, signal), signal);
          return "nothing was to be applied";
        }
        const received = await link.received(signal);
        const executed = await waitForGtids(to, link, received, signal);
        view = { ...view, executed };
        await reach("dr.drained");
        return `${executed}`;
      },
    },
    {
      name: "decide",
      what: `"${to.name}" notes that it is the primary of a new epoch: from here on nothing is undone`,
      effect: "decisive",
      run: async (signal) => {
        const now = await to.view(signal);
        const record = lossOf(context, lost.name, now);
        // A switch that nobody knows the end of may have begun the next one.
        const epoch = Math.max(request.expectedEpoch, now.journal?.epoch ?? 0) + 1;
        promoting = await to.ask(
          (session) =>
            noteStep(session, spec.name, now.journal, {
              epoch,
              step: "promoting",
              writer: now.uuid,
              eventScheduler: now.journal?.eventScheduler ?? "",
              gtids: now.executed,
              record,
            }),
          signal,
        );
        await reach("dr.promotion-noted");
        return `epoch ${epoch}; ${lossText(record)}`;
      },
    },
    {
      name: "open",
      what: `"${to.name}" is opened`,
      effect: "final",
      run: async (signal) => {
        const entry = promoting;
        if (entry === null) throw new Error("a step of the switch was left out");
        const stopped = link.stop();
        await to.ask((session) => openServer(session, entry.eventScheduler), signal);
        await reach("dr.opened");
        await to.ask(
          (session) => noteStep(session, spec.name, entry, { ...entry, step: "promoted" }),
          signal,
        );
        await stopped;
        await reach("dr.promoted");
        return `"${to.name}" takes writes; "${lost.name}" is closed when it is seen again`;
      },
    },
  ];
}

function proveWilling({ spec }: PairContext, request: Failover, lost: string): void {
  if (request.expectedPrimary !== lost)
    throw new AgentError(
      "INVALID_ARGUMENT",
      `expected_primary: "${request.expectedPrimary}" is not the one that a failover of pair "${spec.name}" to "${request.to}" gives up`,
      { field: "expected_primary", hint: `That is "${lost}". Make sure that it is the one that is lost.` },
    );
  if (request.acceptSplitBrain) return;
  throw new AgentError(
    "INVALID_ARGUMENT",
    `accept_split_brain: the agent cannot close "${lost}", which may go on taking writes from whoever still reaches it`,
    {
      field: "accept_split_brain",
      hint: `Power it off or cut it off from its clients; then ask again with --accept-split-brain.`,
    },
  );
}

/** @throws AgentError DR_PRIMARY_ALIVE */
async function proveGone(context: PairContext, request: Failover, signal: AbortSignal): Promise<void> {
  const lost = memberOf(context, otherName(context, request.to));
  for (let probe = 1; probe <= PROBES; probe += 1) {
    lost.drop();
    const sighting = await lost.look(signal);
    if (sighting.kind === "seen")
      throw new AgentError("DR_PRIMARY_ALIVE", `"${lost.name}" is alive: it answered the agent`, {
        hint: `Use a planned switchover: towline dr switchover ${context.spec.name} --expect-epoch ${request.expectedEpoch}.`,
      });
    if (isServerAnswer(sighting.error))
      throw new AgentError("DR_PRIMARY_ALIVE", `"${lost.name}" is alive: ${sighting.error.message}`, {
        hint: `Let the agent in there; or stop that server, then ask again.`,
        cause: sighting.error,
      });
    if (probe < PROBES) await sleep(PROBE_EVERY_MS, signal);
  }
}

/** @throws AgentError DR_NOT_READY while a load is not complete */
async function proveComplete(
  { spec, link, members }: PairContext,
  view: MemberView,
  signal: AbortSignal,
): Promise<void> {
  const notReady = (what: string, hint: string): AgentError =>
    new AgentError("DR_NOT_READY", `instance "${view.name}" cannot be promoted: ${what}`, { hint });
  const { journal } = view;
  if (journal === null)
    throw notReady("it was never the standby of this pair", `See towline dr status ${spec.name}.`);
  if (view.fence === "open") throw notReady("it is open, as the primary", "There is nothing to do.");
  if (journal.step !== "following") return;
  const incomplete = await memberOf({ members }, view.name).ask(
    (session) =>
      session.text(
        `SELECT 1 FROM towline_local.standby WHERE link = ${textLiteral(link.name)} AND state = 'load_incomplete'`,
      ),
    signal,
  );
  if (incomplete.length > 0 || view.executed.isEmpty)
    throw notReady("its load is not complete", "There is nothing to promote: bring the primary back.");
}

/** What is known of what is lost. */
function lossOf({ known, members }: PairContext, lost: string, now: MemberView): SwitchRecord {
  const uuid = now.journal?.writer ?? "";
  const seen = now.journal?.step === "following" ? known.of(uuid) : null;
  return {
    mode: "failover",
    from: lost,
    to: memberOf({ members }, now.name).name,
    outageMs: null,
    missing: seen === null ? null : seen.executed.subtract(now.executed).toString(),
    knownAgeMs: seen === null ? null : Date.now() - seen.at,
  };
}

function lossText({ missing, knownAgeMs, from }: SwitchRecord): string {
  if (missing === null || knownAgeMs === null)
    return `what "${from}" had is not known: the agent has not seen it since it was started`;
  const lost = missing === "" ? "none" : missing;
  return `lost of what "${from}" had ${knownAgeMs} ms ago: ${lost}; of what it committed since, whatever was not received`;
}
