import { isDeepStrictEqual } from "node:util";
import type { CheckResult, LinkSpec } from "../agent-client.ts";
import { AgentCallError, reportCallError, sentence } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { DraftOf } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { equal } from "../framework/equal.ts";
import { isKnown, isWhollyKnown, type Value } from "../framework/value.ts";
import { isSupported } from "./agent-support.ts";
import { formatId, parseId } from "./object-id.ts";
import { reportPrecheck } from "./precheck-report.ts";
import { type SyncLinkAttributes, type SyncLinkState, syncLinkSchema } from "./sync-link-schema.ts";
import { linkAttribute, linkSpec, SPEC_ATTRIBUTES } from "./sync-link-spec.ts";

/** Environment variable by which failed checks let a plan pass; its one value. */
const PRECHECK = { variable: "TOWLINE_PRECHECK", warn: "warn" } as const;

/** What checks look at and a change of which makes no new link. */
const CHECKED = ["objects", "initialization", "definer"] as const;

const MENDED_BY_APPLY =
  `If this very apply mends it, for example by a grant or a database that it creates, set ${PRECHECK.variable}=${PRECHECK.warn} in the ` +
  "environment: it is a warning then, and";

/** Who looks again when it was let pass. */
const LOOKS_AGAIN = {
  create: "the apply checks again before it declares the link.",
  update: "the link checks again before it goes on.",
} as const;

/**
 * The checks of links that are to be created or to carry something else, run when that is planned, so that what an apply would refuse is
 * seen before anything is touched. An apply plans each link once more; what that found need not be asked for a third time.
 */
export class PlanPrecheck {
  readonly #agents: Agents;
  readonly #env: NodeJS.ProcessEnv;
  readonly #replacing = new Set<string>();
  readonly #away = new Set<string>();
  readonly #found = new Map<string, { readonly spec: LinkSpec; readonly results: readonly CheckResult[] }>();

  constructor(agents: Agents, env: NodeJS.ProcessEnv) {
    this.#agents = agents;
    this.#env = env;
  }

  /** Forgets everything: a new walk begins. */
  reset(): void {
    this.#replacing.clear();
    this.#away.clear();
    this.#found.clear();
  }

  /** A link of this id is to take the place of one that is there until apply, and would be in the way of its checks. */
  planReplacement(id: string): void {
    this.#replacing.add(id);
  }

  /** Checks a link that is to be created, as far as that can be done now. */
  async planCreate(
    planned: DraftOf<SyncLinkAttributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#check("create", planned, diagnostics, signal);
  }

  /** Checks a link that is there and is to carry something else, or otherwise. */
  async planUpdate(
    planned: DraftOf<SyncLinkAttributes>,
    prior: SyncLinkState,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<void> {
    const { attributes } = syncLinkSchema;
    const asBefore = CHECKED.every((name) =>
      equal(attributes[name].type, planned[name] as Value, prior[name]),
    );
    await this.#check(asBefore ? "none" : "update", planned, diagnostics, signal);
  }

  async #check(
    change: "create" | "update" | "none",
    planned: DraftOf<SyncLinkAttributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<void> {
    const link = decided(planned);
    const agentName = link === null ? undefined : parseId(link.target_id)?.agent;
    if (link === null || agentName === undefined || this.#away.has(agentName)) return;
    const id = formatId({ agent: agentName, name: link.name });
    if (change === "create" && this.#replacing.has(id)) return;
    const agent = this.#agents.clientAtPlan(agentName, ["target_id"], diagnostics);
    if (agent === null) return;
    const spec = linkSpec(link);
    const lenient = this.#env[PRECHECK.variable] === PRECHECK.warn;
    try {
      if (!(await isSupported(agent, spec, diagnostics)) || change === "none") return;
      // One that is there already is for the create to adopt or refuse. One that is to be changed finds what it has brought to the target
      // itself, which no check takes for another's.
      if (change === "create" && (await agent.getLink(link.name, "", signal)) !== null) return;
      if (!(await this.#sourceIsDeclared(link, agentName, diagnostics, signal))) return;
      const results = await agent.precheck(spec, signal);
      this.#found.set(id, { spec, results });
      const failedIs = lenient ? "warning" : "error";
      const remedy = lenient ? "" : `${MENDED_BY_APPLY} ${LOOKS_AGAIN[change]}`;
      reportPrecheck({ id, change, results, failedIs, remedy }, diagnostics);
    } catch (thrown) {
      if (!(thrown instanceof AgentCallError)) throw thrown;
      if (isUndeclaredInstance(thrown)) return;
      if (thrown.failure === "unreachable") this.#warnAway(agentName, thrown, diagnostics);
      else if (thrown.failure === "refused" && lenient) {
        diagnostics.warning(`Link ${id} would be refused now`, `${sentence(thrown.message)} ${thrown.hint}`);
      } else {
        const attribute = linkAttribute(link.objects.keys());
        reportCallError(thrown, { doing: `Checking link ${id}`, attribute }, diagnostics);
      }
    }
  }

  /** What the checks of exactly this link found when its create was planned in this walk; null when they were not run. */
  found(id: string, spec: LinkSpec): readonly CheckResult[] | null {
    const found = this.#found.get(id);
    return found !== undefined && isDeepStrictEqual(found.spec, spec) ? found.results : null;
  }

  /**
   * Whether a source at another agent is there to be read, as far as can be told: an agent that is not in the provider's
   * configuration cannot be asked.
   */
  async #sourceIsDeclared(
    link: SyncLinkState,
    agentName: string,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<boolean> {
    const source = parseId(link.source_id);
    if (source === null || source.agent === agentName || !this.#agents.has(source.agent)) return true;
    if (this.#away.has(source.agent)) return false;
    const agent = this.#agents.clientAtPlan(source.agent, ["source_id"], diagnostics);
    if (agent === null) return false;
    try {
      return (await agent.getInstance(source.name, "", signal)) !== null;
    } catch (thrown) {
      if (!(thrown instanceof AgentCallError) || thrown.failure !== "unreachable") throw thrown;
      this.#warnAway(source.agent, thrown, diagnostics);
      return false;
    }
  }

  // An agent may be started by the apply that is planned here, so this is no error; it is said once and not waited for again.
  #warnAway(agent: string, error: AgentCallError, diagnostics: Diagnostics): void {
    if (this.#away.has(agent)) return;
    this.#away.add(agent);
    diagnostics.warning(
      `Links with agent ${agent} are not checked yet`,
      `${sentence(error.message)} The checks of its links are run by apply, before it declares them.`,
    );
  }
}

/** A planned link all of whose spec is known; else null. */
function decided(planned: DraftOf<SyncLinkAttributes>): SyncLinkState | null {
  const known = SPEC_ATTRIBUTES.every((name) => isWhollyKnown(planned[name] as Value));
  return known && isKnown(planned.objects) ? (planned as SyncLinkState) : null;
}

// Instances of the same plan are declared by its apply, before the link. Their names were looked at before, so that one is not
// there is all that can be wrong with these fields.
function isUndeclaredInstance({ code, field }: AgentCallError): boolean {
  return code === "INVALID_ARGUMENT" && (field === "source" || field === "target");
}
