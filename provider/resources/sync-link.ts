import type { AgentClient, Link } from "../agent-client.ts";
import { AgentCallError, reportCallError, sentence } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { DraftOf } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { Malformed } from "../framework/malformed.ts";
import type { Change, PlannedChange, Private, Resource, Stored, Update } from "../framework/resource.ts";
import { isKnown, UNKNOWN } from "../framework/value.ts";
import { importBlock } from "./import-block.ts";
import { formatId, parseId } from "./object-id.ts";
import { objectIdentity } from "./object-identity.ts";
import type { PlanPrecheck } from "./plan-precheck.ts";
import type { RenameGuard } from "./rename-guard.ts";
import { declareLink } from "./sync-link-declare.ts";
import {
  SYNC_LINK_TYPE,
  type SyncLinkAttributes,
  type SyncLinkState,
  syncLinkSchema,
} from "./sync-link-schema.ts";
import { linkAttribute, linkSpec, linkSpecState } from "./sync-link-spec.ts";
import { failureMoment, isReady, observedStatus } from "./sync-link-status.ts";
import { notArrived, settle, timeoutOf } from "./sync-link-wait.ts";
import { waitForLink } from "./wait.ts";

type Draft = DraftOf<SyncLinkAttributes>;
type StoredLink = Stored<SyncLinkAttributes>;

/** Generation of the spec that was seen ready: for as long as it stands, the link stays ready. */
const READY_GENERATION = "ready_generation";

export class SyncLinkResource implements Resource<SyncLinkAttributes> {
  readonly schema = syncLinkSchema;
  readonly identity = objectIdentity;
  readonly #agents: Agents;
  readonly #renames: RenameGuard;
  readonly #checks: PlanPrecheck;

  constructor(agents: Agents, renames: RenameGuard, checks: PlanPrecheck) {
    this.#agents = agents;
    this.#renames = renames;
    this.#checks = checks;
  }

  validate(config: Draft, diagnostics: Diagnostics): void {
    const { source_id: source, target_id: target, objects } = config;
    if (isKnown(source) && isKnown(target)) validateInstances(source, target, diagnostics);
    if (!isKnown(objects)) return;
    for (const [database, selection] of objects) {
      if (!isKnown(selection) || !isKnown(selection.tables) || !isKnown(selection.exclude_tables)) continue;
      diagnostics.error(
        `objects[${JSON.stringify(database)}] selects tables in two ways`,
        "tables names what is carried, exclude_tables what is left out of everything. Remove one of them.",
        ["objects", { key: database }, "exclude_tables"],
      );
    }
  }

  async plan(
    { planned, prior }: PlannedChange<SyncLinkAttributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<void> {
    const { target_id: target, name, desired_state: desired } = planned;
    const agent = isKnown(target) ? parseId(target)?.agent : undefined;
    planned.id = agent !== undefined && isKnown(name) ? formatId({ agent, name }) : UNKNOWN;
    // A create may end before the link is where it is wanted, so nothing is promised of it. An update may fail instead.
    if (prior === null) {
      if (isKnown(planned.id)) this.#renames.planCreate(planned.id, diagnostics);
      if (!diagnostics.hasError) await this.#checks.planCreate(planned, diagnostics, signal);
      return;
    }
    // Whatever replaces a link is planned once more, as a create.
    const replaced = (["name", "source_id", "target_id"] as const).some(
      (each) => planned[each] !== prior[each],
    );
    if (isKnown(planned.id)) this.#checks.planReplacement(planned.id);
    if (!replaced) await this.#checks.planUpdate(planned, prior, diagnostics, signal);
    if (desired === UNKNOWN) return;
    planned.ready = desired === "running";
    planned.status = desired;
    planned.failure_code = null;
    planned.failure_message = null;
  }

  planReplace(prior: SyncLinkState, diagnostics: Diagnostics): void {
    refuseIfProtected(prior, "replaced", diagnostics);
  }

  planDestroy(prior: SyncLinkState, diagnostics: Diagnostics): void {
    refuseIfProtected(prior, "destroyed", diagnostics);
    this.#renames.planDestroy(prior.id ?? "", diagnostics);
  }

  async create(
    { planned, signal }: Change<SyncLinkAttributes>,
    diagnostics: Diagnostics,
  ): Promise<StoredLink | null> {
    const agent = this.#agentOf(planned, diagnostics);
    if (agent === null) return null;
    const id = formatId({ agent: agent.name, name: planned.name });
    const link = await declareLink(agent, id, planned, this.#checks, signal, diagnostics);
    if (link === null) return null;
    // From here on the link exists: an error would taint it, and the next apply would destroy and load it again.
    const waited = await settle(agent, link, null, planned, signal, "create").catch((thrown: unknown) => {
      if (!(thrown instanceof AgentCallError)) throw thrown;
      diagnostics.warning(`Link ${id} could not be watched`, `${sentence(thrown.message)} ${thrown.hint}`);
      return { end: "timeout", link } as const;
    });
    if (waited.end === "gone") {
      diagnostics.error(
        `Link ${id} was deleted meanwhile`,
        "Another client removed it while it was starting.",
      );
      return null;
    }
    if (waited.end !== "arrived") {
      const { summary, detail } = notArrived(id, waited, planned, "create");
      diagnostics.warning(
        summary,
        `${detail} It is declared and recorded, with ready = false: the next apply waits again.`,
      );
    }
    return storedLink({ ...planned, id }, waited.link, waited.end === "arrived");
  }

  async read(stored: StoredLink, diagnostics: Diagnostics, signal: AbortSignal): Promise<StoredLink | null> {
    const { state, private: kept } = stored;
    const agent = this.#agentOf(state, diagnostics);
    if (agent === null) return stored;
    let link: Link | null;
    try {
      link = await agent.getLink(state.name, state.uid ?? "", signal);
    } catch (thrown) {
      if (!this.#agents.toleratesFailedRead(thrown, `Link ${state.id}`, diagnostics)) {
        reportCallError(thrown, { doing: `Reading link ${state.id}` }, diagnostics);
      }
      return stored;
    }
    if (link === null) return null;
    if (link.uid !== state.uid) {
      diagnostics.warning(
        `Link ${state.id} was replaced by another of the same name`,
        "The one in the state is gone and is planned anew. To take over the one that is there, remove this one from " +
          `the state and write:\n\n${importBlock(SYNC_LINK_TYPE, state.id ?? "")}`,
      );
      return null;
    }
    warnFailed(state.id ?? "", link, diagnostics);
    return storedLink({ ...state, ...specState(agent.name, link, state) }, link, wasReady(kept, link));
  }

  async update(
    { planned, signal, state, private: kept }: Update<SyncLinkAttributes>,
    diagnostics: Diagnostics,
  ): Promise<StoredLink> {
    const unchanged = { state, private: kept };
    const agent = this.#agentOf(planned, diagnostics);
    if (agent === null) return unchanged;
    const id = formatId({ agent: agent.name, name: planned.name });
    let declared: StoredLink = unchanged;
    try {
      const before = await agent.getLink(planned.name, state.uid ?? "", signal);
      const { link } = await agent.putLink(linkSpec(planned), state.uid ?? "");
      declared = storedLink({ ...planned, id }, link, false);
      const waited = await settle(agent, link, failureMoment(before), planned, signal, "update");
      if (waited.end === "arrived") {
        const stored = storedLink({ ...planned, id }, waited.link, planned.desired_state === "running");
        return { ...stored, state: { ...stored.state, status: planned.desired_state, ...NO_FAILURE } };
      }
      if (waited.end === "gone") {
        diagnostics.error(
          `Link ${id} was deleted meanwhile`,
          "Another client removed it. The next plan shows that.",
        );
        return declared;
      }
      const { summary, detail } = notArrived(id, waited, planned, "update");
      diagnostics.error(summary, `${detail} The change is declared; the next apply waits again.`);
      return storedLink({ ...planned, id }, waited.link, false);
    } catch (thrown) {
      const subject = { doing: `Updating link ${id}`, attribute: linkAttribute(planned.objects.keys()) };
      reportCallError(thrown, subject, diagnostics);
      return declared;
    }
  }

  async delete({ state }: StoredLink, diagnostics: Diagnostics, signal: AbortSignal): Promise<void> {
    const agent = this.#agentOf(state, diagnostics);
    if (agent === null) return;
    const uid = state.uid ?? "";
    try {
      if (!(await agent.deleteLink(state.name, uid))) return;
      const never = (): boolean => false;
      const waited = await waitForLink(agent, {
        link: { spec: { name: state.name }, uid },
        until: never,
        hopeless: never,
        timeoutMs: timeoutOf(state, "delete"),
        signal,
      });
      if (waited.end === "gone") return;
      diagnostics.error(
        `Link ${state.id} is still stopping`,
        `${waited.end === "stopped" ? "The command was interrupted" : "timeouts.delete has passed"} before the agent had ` +
          "removed it. The agent goes on; destroy it again to see the end.",
      );
    } catch (thrown) {
      reportCallError(thrown, { doing: `Removing link ${state.id}` }, diagnostics);
    }
  }

  async import(id: string, diagnostics: Diagnostics, signal: AbortSignal): Promise<StoredLink | null> {
    const parsed = parseId(id);
    if (parsed === null) {
      diagnostics.error(`${JSON.stringify(id)} is not the id of a link`, "Write AGENT/NAME.");
      return null;
    }
    const agent = this.#agents.client(parsed.agent, [], diagnostics);
    if (agent === null) return null;
    try {
      const link = await agent.getLink(parsed.name, "", signal);
      if (link?.spec?.gtids === "preserve") {
        diagnostics.error(
          `Link ${id} is not a sync link`,
          "It preserves the source's GTIDs and carries the whole server, which a DR instance does and a sync link does not. " +
            "It goes on by itself; the agent's own commands show, pause and delete it.",
        );
        return null;
      }
      if (link !== null) {
        // What only the configuration knows starts from its default; the plan shows it where that differs.
        const known = { id, wait_for: "started", timeouts: null } as const;
        return storedLink({ ...specState(parsed.agent, link, null), ...known }, link, false);
      }
      diagnostics.error(
        `There is no link ${id}`,
        `Agent ${parsed.agent} has none of that name. \`towline link list\` shows those it has.`,
      );
    } catch (thrown) {
      reportCallError(thrown, { doing: `Importing link ${id}` }, diagnostics);
    }
    return null;
  }

  #agentOf(state: Pick<SyncLinkState, "target_id">, diagnostics: Diagnostics): AgentClient | null {
    const agent = parseId(state.target_id)?.agent;
    if (agent === undefined) throw new Malformed(["target_id"], "an id is expected");
    return this.#agents.client(agent, ["target_id"], diagnostics);
  }
}

const NO_FAILURE = { failure_code: null, failure_message: null } as const;

function storedLink(
  known: Omit<SyncLinkState, "uid" | "ready" | "status" | "failure_code" | "failure_message">,
  link: Link,
  arrived: boolean,
): StoredLink {
  const running = known.desired_state === "running";
  const ready = running && (arrived || isReady(link, known.wait_for));
  return {
    state: { ...known, uid: link.uid ?? "", ready, ...observedStatus(link.status ?? {}) },
    private: ready ? { [READY_GENERATION]: link.generation ?? 0 } : {},
  };
}

/** Whether this very spec was seen ready before: an agent that restarts does not take that back. */
function wasReady(kept: Private, link: Link): boolean {
  return kept[READY_GENERATION] === (link.generation ?? 0);
}

function specState(agent: string, link: Link, prior: SyncLinkState | null) {
  if (link.spec === null || link.spec === undefined) throw new Error("the agent's answer holds no spec");
  return linkSpecState(agent, link.spec, prior?.objects ?? null);
}

// Why is in the state as well; since when and what to do are not, for they would be differences by themselves.
function warnFailed(id: string, link: Link, diagnostics: Diagnostics): void {
  const moment = failureMoment(link);
  if (moment === null) return;
  const { code, message, hint } = link.status?.failure?.error ?? {};
  diagnostics.warning(
    `Link ${id} has failed since ${new Date(moment).toISOString()}`,
    `${sentence(message ?? "")} (${code ?? ""}) ${hint ?? ""}`.trimEnd(),
    ["status"],
  );
}

function validateInstances(source: string, target: string, diagnostics: Diagnostics): void {
  const from = parseId(source);
  const to = parseId(target);
  if (from === null || to === null) return;
  if (from.agent === to.agent && from.name === to.name) {
    diagnostics.error("Source and target are the same instance", "Refer to two instances.", ["target_id"]);
  }
}

function refuseIfProtected(
  prior: SyncLinkState,
  what: "replaced" | "destroyed",
  diagnostics: Diagnostics,
): void {
  if (!prior.deletion_protection) return;
  diagnostics.error(
    `Link ${prior.id} must not be ${what}`,
    "It has deletion_protection = true. Set it to false and apply that first.",
    ["deletion_protection"],
  );
}
