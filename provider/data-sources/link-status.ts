import { towline } from "../../proto/gen/control.js";
import type { Link } from "../agent-client.ts";
import { reportCallError } from "../agent-error.ts";
import type { Agents } from "../agents.ts";
import type { State } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { DataSource } from "../framework/resource.ts";
import { computedNumber, listOfStrings, object, objectList, string } from "../framework/schema.ts";
import { isId, parseId } from "../resources/object-id.ts";

const { Milestone } = towline.control.v1;

const MILESTONES: Readonly<Record<number, string>> = {
  [Milestone.MILESTONE_NONE]: "none",
  [Milestone.MILESTONE_STARTED]: "started",
  [Milestone.MILESTONE_FULL_LOAD]: "full_load",
  [Milestone.MILESTONE_SYNCING]: "syncing",
};

const table = {
  database: string({ mode: "computed", description: "Name of the database." }),
  table: string({ mode: "computed", description: "Name of the table." }),
  state: string({ mode: "computed", description: "`pending`, `loading` or `loaded`." }),
  rows_loaded: computedNumber({ description: "Rows copied so far." }),
  rows_estimated: computedNumber({ description: "Rows to copy, by the source's statistics: an estimate." }),
  rows_per_second: computedNumber({
    description: "Rows that arrive in a second, of late; 0 unless it is `loading`.",
  }),
  seconds_left: computedNumber({
    description: "Seconds until all rows are there, by the estimate. Null when that cannot be told.",
  }),
};

const retry = {
  code: string({ mode: "computed", description: "What is being retried, as a code." }),
  message: string({ mode: "computed", description: "What is being retried, in words." }),
  attempt: computedNumber({ description: "Number of the last attempt." }),
  since: string({ mode: "computed", description: "When the connection was lost, RFC 3339." }),
  next_attempt_at: string({ mode: "computed", description: "When the next attempt is made, RFC 3339." }),
};

const failure = {
  code: string({ mode: "computed", description: "Why the link failed, as a code." }),
  message: string({ mode: "computed", description: "Why the link failed, in words." }),
  hint: string({ mode: "computed", description: "What to do about it." }),
  gtid: string({
    mode: "computed",
    description: "GTID of the source's transaction at which it stopped; empty when it was none.",
  }),
  table: string({ mode: "computed", description: "The table concerned; empty when it is none." }),
  at: string({ mode: "computed", description: "When the link failed, RFC 3339." }),
};

const schema = {
  version: 0,
  description:
    "How a sync link fares at this moment: what changes by itself and therefore is not in the resource's state.",
  attributes: {
    id: string({ mode: "required", validate: isId, description: "`id` of a `towline_sync_link`." }),
    phase: string({
      mode: "computed",
      description:
        "`unsynchronized`, `prechecking`, `loading_structure`, `loading_data`, `catching_up`, `syncing`, `paused` or `failed`.",
    }),
    milestone: string({
      mode: "computed",
      description:
        "How far the link has come since its spec last changed: `none`, `started`, `full_load` or `syncing`.",
    }),
    lag_milliseconds: computedNumber({
      description:
        "How far the target is behind, milliseconds between commit on the source and on the target; grows while nothing arrives. Null until changes are applied.",
    }),
    gtid_received: string({
      mode: "computed",
      description:
        "GTID set of the source that is safe with the agent, on its disk or applied: it outlives the source.",
    }),
    gtid_applied: string({ mode: "computed", description: "GTID set that is applied on the target." }),
    transactions_applied: computedNumber({
      description: "Source transactions applied since the link started.",
    }),
    rows_applied: computedNumber({ description: "Row changes applied since the link started." }),
    applier: string({
      mode: "computed",
      description:
        "How transactions are applied: `merging`, several of the source in one of the target's own; or `preserving`, each by itself under the source's GTID. Empty until the link is at work.",
    }),
    applier_reason: string({ mode: "computed", description: "Why it is applied so." }),
    gtid_gaps: string({
      mode: "computed",
      description:
        "GTID set of transactions that are not on the target while later ones are: several sessions are at work on them. Empty for a link that merges.",
    }),
    inserts: string({
      mode: "computed",
      description:
        "How rows are put into the target: `raw`, as the source's row events, or `sql`, as statements. Empty until changes are applied.",
    }),
    inserts_reason: string({
      mode: "computed",
      description:
        "Why statements are used, for the link or for some of its tables; empty when they are not.",
    }),
    load_method: string({
      mode: "computed",
      description:
        "How the full load puts rows in: `load_data`, by LOAD DATA LOCAL, or `insert`, by statements. Empty until it copies rows.",
    }),
    load_method_reason: string({
      mode: "computed",
      description: "Why the full load does not use LOAD DATA; empty when it does.",
    }),
    left_out: listOfStrings({
      mode: "computed",
      description:
        "What is in the selected databases of the source and stays there on purpose: triggers, whose work comes with the rows.",
    }),
    warnings: listOfStrings({
      mode: "computed",
      description:
        "What keeps the link from being as it should be and does not stop it, such as a disk that has no room for what is received.",
    }),
    tables: objectList(table, { mode: "computed", description: "Progress of the copy, by table." }),
    failure: object(failure, {
      mode: "computed",
      description: "Why the link has failed, and since when; null unless `phase` is `failed`.",
    }),
    retry: object(retry, {
      mode: "computed",
      description: "A lost connection that is being retried; null when there is none.",
    }),
  },
} as const;

type Attributes = (typeof schema)["attributes"];

export const LINK_STATUS_TYPE = "towline_link_status";

export class LinkStatusDataSource implements DataSource<Attributes> {
  readonly schema = schema;
  readonly #agents: Agents;

  constructor(agents: Agents) {
    this.#agents = agents;
  }

  async read(
    { id }: State<Attributes>,
    diagnostics: Diagnostics,
    signal: AbortSignal,
  ): Promise<State<Attributes> | null> {
    const parsed = parseId(id);
    if (parsed === null) throw new Error(`id ${id} passed validation and is not an id`);
    const agent = this.#agents.client(parsed.agent, ["id"], diagnostics);
    if (agent === null) return null;
    try {
      const link = await agent.getLink(parsed.name, "", signal);
      if (link !== null) return { id, ...statusState(link) };
      diagnostics.error(
        `There is no link ${id}`,
        `Agent ${parsed.agent} has none of that name. Refer to the id attribute of a towline_sync_link.`,
        ["id"],
      );
    } catch (thrown) {
      reportCallError(thrown, { doing: `Reading the status of link ${id}` }, diagnostics);
    }
    return null;
  }
}

function statusState(link: Link): Omit<State<Attributes>, "id"> {
  const status = link.status ?? {};
  return {
    phase: status.phase ?? "",
    milestone: MILESTONES[status.milestone ?? 0] ?? "none",
    lag_milliseconds: status.lag?.milliseconds ?? null,
    gtid_received: status.gtidReceived ?? "",
    gtid_applied: status.gtidApplied ?? "",
    transactions_applied: status.transactionsApplied ?? 0,
    rows_applied: status.rowsApplied ?? 0,
    applier: status.applier ?? "",
    applier_reason: status.applierReason ?? "",
    gtid_gaps: status.gtidGaps ?? "",
    inserts: status.inserts ?? "",
    inserts_reason: status.insertsReason ?? "",
    load_method: status.loadMethod ?? "",
    load_method_reason: status.loadMethodReason ?? "",
    left_out: status.leftOut ?? [],
    warnings: status.warnings ?? [],
    tables: (status.tables ?? []).map((progress) => ({
      database: progress.database ?? "",
      table: progress.table ?? "",
      state: progress.state ?? "",
      rows_loaded: progress.rowsLoaded ?? 0,
      rows_estimated: progress.rowsEstimated ?? 0,
      rows_per_second: progress.rowsPerSecond ?? 0,
      seconds_left: progress.secondsLeft ?? null,
    })),
    failure: status.failure
      ? {
          code: status.failure.error?.code ?? "",
          message: status.failure.error?.message ?? "",
          hint: status.failure.error?.hint ?? "",
          gtid: status.failure.error?.gtid ?? "",
          table: status.failure.error?.table ?? "",
          at: new Date(status.failure.atMs ?? 0).toISOString(),
        }
      : null,
    retry: status.retry
      ? {
          code: status.retry.error?.code ?? "",
          message: status.retry.error?.message ?? "",
          attempt: status.retry.attempt ?? 0,
          since: new Date(status.retry.sinceMs ?? 0).toISOString(),
          next_attempt_at: new Date(status.retry.nextAttemptAtMs ?? 0).toISOString(),
        }
      : null,
  };
}
