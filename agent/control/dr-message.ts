import type { towline } from "../../proto/gen/control.js";
import type { Observation } from "../dr/observation.ts";
import type { SupervisedPair } from "../dr/pair.ts";
import { DR_NAME_MAX, type DrSpec } from "../dr/spec.ts";
import type { SwitchRequest } from "../dr/switch-request.ts";
import { AgentError } from "../error.ts";
import { DEFAULT_APPLY, MOST_APPLY_WORKERS } from "../link/spec.ts";
import type { DrRecord } from "../store/dr-record.ts";
import { errorDetail } from "./error-status.ts";
import { invalid, parseName } from "./field.ts";
import { linkStatusMessage } from "./link-message.ts";

type SpecMessage = towline.control.v1.DrPairSpec.$Shape;
type StatusMessage = towline.control.v1.DrPairStatus.$Properties;
type RequestMessage = towline.control.v1.SwitchDrPairRequest.$Shape;

/** How long a switch may take until it is decided, milliseconds, if nothing else is said: longer than any statement that is worth waiting for. */
const DEFAULT_TIMEOUT_MS = 60_000;
/** Lag above which a switchover is not begun, milliseconds, if nothing else is said. */
const DEFAULT_MAX_LAG_MS = 10_000;

/** The spec of a request, validated on its own. Throws INVALID_ARGUMENT at a field. */
export function parseDrSpec(message: SpecMessage | null | undefined): DrSpec {
  if (message === null || message === undefined) throw invalid("spec", "it is missing");
  const name = parseName("name", message.name ?? "");
  if (name.length > DR_NAME_MAX)
    throw invalid("name", `it is longer than ${DR_NAME_MAX} characters`, "Choose a shorter one.");
  const instance = parseName("instance", message.instance ?? "");
  const peer = parseName("peer", message.peer ?? "");
  if (instance === peer) throw invalid("peer", "instance and peer are the same instance");
  const applyWorkers = message.applyWorkers || DEFAULT_APPLY.workers;
  if (applyWorkers > MOST_APPLY_WORKERS)
    throw invalid(
      "apply_workers",
      `${applyWorkers} is more than ${MOST_APPLY_WORKERS}`,
      `Set 1 to ${MOST_APPLY_WORKERS}.`,
    );
  return { name, instance, peer, applyWorkers, deletionProtection: message.deletionProtection ?? false };
}

/**
 * What is asked for of a declared pair. Throws INVALID_ARGUMENT at a field.
 * @param writer the primary, as far as is known
 */
export function parseSwitch(
  message: RequestMessage,
  { instance, peer }: DrSpec,
  writer: string | null,
): SwitchRequest {
  const other = writer === instance ? peer : instance;
  const common = {
    to: message.to ? parseName("to", message.to) : other,
    expectedEpoch: message.expectedEpoch ?? 0,
    timeoutMs: message.timeoutMs || DEFAULT_TIMEOUT_MS,
  };
  if (common.expectedEpoch === 0)
    throw invalid(
      "expected_epoch",
      "it is missing",
      "towline dr status shows the epoch that the pair is in.",
    );
  switch (message.mode) {
    case "planned":
      return {
        ...common,
        mode: "planned",
        maxLagMs: message.maxLagMs || DEFAULT_MAX_LAG_MS,
        longStatements: parseLongStatements(message.longStatements ?? ""),
        dryRun: message.dryRun ?? false,
      };
    case "failover":
      if (message.dryRun)
        throw invalid(
          "dry_run",
          "it is for planned switchovers",
          "Leave it out: a failover that is refused changes nothing.",
        );
      return {
        ...common,
        mode: "failover",
        expectedPrimary: parseName("expected_primary", message.expectedPrimary ?? ""),
        acceptSplitBrain: message.acceptSplitBrain ?? false,
      };
    default:
      throw invalid("mode", `${JSON.stringify(message.mode)} is not known`, 'Set "planned" or "failover".');
  }
}

function parseLongStatements(text: string): "abort" | "kill" {
  if (text === "" || text === "abort") return "abort";
  if (text === "kill") return text;
  throw new AgentError("INVALID_ARGUMENT", `long_statements: ${JSON.stringify(text)} is not known`, {
    field: "long_statements",
    hint: 'Set "abort" or "kill".',
  });
}

/** A declared pair with what is observed of it, for a response. */
export function drPairMessage(
  { spec, uid }: DrRecord,
  pair: Pick<SupervisedPair, "status" | "link">,
): towline.control.v1.DrPair.$Properties {
  const { observation, switching, notCarried } = pair.status;
  const link = pair.link.running;
  return {
    spec: { ...spec },
    uid,
    status: {
      ...observed(spec, observation),
      switching: switching ?? "",
      link: link === null ? null : linkStatusMessage(link.status),
      notCarried: [...(notCarried ?? [])],
    },
  };
}

function observed({ instance }: DrSpec, seen: Observation): StatusMessage {
  const { writer, epoch, proof, members, errant, missing, lastSwitch, trouble } = seen;
  const role = writer === instance ? "primary" : "standby";
  return {
    role: writer === null ? "" : role,
    writer: writer ?? "",
    epoch: epoch ?? 0,
    proof,
    members: members.map((member) => ({
      instance: member.name,
      fence: member.fence ?? "",
      serverUuid: member.uuid ?? "",
      gtidExecuted: member.executed?.toString() ?? "",
      unreachable: member.unreachable === null ? null : errorDetail(member.unreachable),
    })),
    gtidErrant: errant?.toString() ?? "",
    ...(missing === null ? {} : { transactionsMissing: missing.count }),
    lastSwitch: lastSwitch === null ? null : switchMessage(lastSwitch),
    trouble: trouble === null ? null : errorDetail(trouble),
  };
}

function switchMessage(
  last: NonNullable<Observation["lastSwitch"]>,
): towline.control.v1.DrSwitch.$Properties {
  const { epoch, mode, from, to, at, outageMs, missing, knownAgeMs } = last;
  return {
    ...{ epoch, mode, from, to, atMs: at },
    ...(outageMs === null ? {} : { outageMs }),
    ...(missing === null ? {} : { gtidMissing: missing }),
    ...(knownAgeMs === null ? {} : { knownAgeMs }),
  };
}
