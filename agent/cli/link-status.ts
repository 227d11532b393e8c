import { towline } from "../../proto/gen/control.js";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { lagText } from "./lag-text.ts";
import { parseCommandLine } from "./parse.ts";
import { table } from "./table.ts";

type Link = towline.control.v1.Link.$Shape;
type Status = NonNullable<Link["status"]>;
type ErrorDetail = towline.control.v1.ErrorDetail.$Shape;

export const command: Command = {
  usage: "link status NAME [--json]",
  help: `Shows how far a link is: phase, lag, progress of each table, and what it failed of.

  --json             as one JSON object
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const options = { ...CONNECTION_OPTIONS, json: { type: "boolean" } } as const;
    const { values, positionals } = parseCommandLine(args, options, ["NAME"]);
    using client = await connect(values, terminal);
    const link = await client.getLink(positionals[0] ?? "");
    if (values.json === true) terminal.print(JSON.stringify(statusJson(link), null, 2));
    else for (const line of statusLines(link)) terminal.print(line);
    return EXIT.ok;
  },
};

/** The source, with its agent where that is another one. */
export const sourceText = (spec: Link["spec"]): string =>
  spec?.sourceAgent ? `${spec.sourceAgent}/${spec.source}` : (spec?.source ?? "");

/** The status for scripts. Every key is always there; what does not apply is null. */
function statusJson({ spec, uid, generation, status }: Link): unknown {
  return {
    name: spec?.name ?? "",
    uid,
    generation,
    source: sourceText(spec),
    target: spec?.target ?? "",
    desired_state: spec?.desiredState ?? "",
    phase: status?.phase ?? "",
    milestone: milestoneText(status),
    failure: problem(status?.failure?.error),
    failed_at_ms: status?.failure?.atMs ?? null,
    retry: problem(status?.retry?.error),
    lag_ms: status?.lag?.milliseconds ?? null,
    gtid_received: status?.gtidReceived ?? "",
    gtid_applied: status?.gtidApplied ?? "",
    transactions_applied: status?.transactionsApplied ?? 0,
    rows_applied: status?.rowsApplied ?? 0,
    applier: status?.applier ?? "",
    applier_reason: status?.applierReason ?? "",
    gtid_gaps: status?.gtidGaps ?? "",
    inserts: status?.inserts ?? "",
    inserts_reason: status?.insertsReason ?? "",
    load_method: status?.loadMethod ?? "",
    load_method_reason: status?.loadMethodReason ?? "",
    left_out: status?.leftOut ?? [],
    warnings: status?.warnings ?? [],
    tables: (status?.tables ?? []).map((one) => ({
      database: one.database,
      table: one.table,
      state: one.state,
      rows_loaded: one.rowsLoaded ?? 0,
      rows_estimated: one.rowsEstimated ?? 0,
      rows_per_second: one.rowsPerSecond ?? 0,
      seconds_left: one.secondsLeft ?? null,
    })),
  };
}

function problem(error: ErrorDetail | null | undefined): unknown {
  if (error === null || error === undefined) return null;
  const { code, message, hint, retryable, gtid, table, key } = error;
  return { code, message, hint, retryable, gtid, table, key };
}

function statusLines({ spec, generation, status }: Link): string[] {
  const lines = [
    `link       ${spec?.name} (generation ${generation})`,
    `from       ${sourceText(spec)} to ${spec?.target}`,
    `desired    ${spec?.desiredState}`,
    `phase      ${status?.phase}`,
    `milestone  ${milestoneText(status)}`,
    `lag        ${lagText(status?.lag)}`,
    `applied    ${status?.transactionsApplied ?? 0} transactions, ${status?.rowsApplied ?? 0} rows`,
    `applier    ${withReason(status?.applier, status?.applierReason)}`,
    `load       ${withReason(status?.loadMethod, status?.loadMethodReason)}`,
    `inserts    ${withReason(status?.inserts, status?.insertsReason)}`,
    `position   ${status?.gtidApplied === undefined || status.gtidApplied === "" ? "-" : status.gtidApplied}`,
    ...(status?.gtidGaps === undefined || status.gtidGaps === "" ? [] : [`gaps       ${status.gtidGaps}`]),
    ...(status?.warnings ?? []).map((what) => `warning    ${what}`),
    ...(status?.leftOut ?? []).map((what, at) => `${at === 0 ? "left out " : "         "}  ${what}`),
    ...errorLines("failure", status?.failure?.error),
    ...errorLines(`retry ${status?.retry?.attempt ?? 0}`, status?.retry?.error),
  ];
  const tables = status?.tables ?? [];
  if (tables.length === 0) return lines;
  const rows = tables.map(({ database, table: name, state, rowsLoaded, rowsEstimated, ...pace }) => [
    `${database}.${name}`,
    state ?? "",
    `${rowsLoaded ?? 0}`,
    state === "loaded" ? "" : `${rowsEstimated ?? 0}`,
    state === "loading" ? `${pace.rowsPerSecond ?? 0}` : "",
    durationText(pace.secondsLeft),
  ]);
  return [...lines, "", table(["TABLE", "STATE", "ROWS", "OF ABOUT", "ROWS/S", "LEFT"], rows)];
}

function withReason(way: string | null | undefined, reason: string | null | undefined): string {
  if (way === null || way === undefined || way === "") return "-";
  return reason === null || reason === undefined || reason === "" ? way : `${way} (${reason})`;
}

const MINUTE = 60;
const HOUR = 3600;

/** Rounded as its size allows: it is an estimate. */
function durationText(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return "";
  if (seconds < 2 * MINUTE) return `${seconds} s`;
  return seconds < 2 * HOUR ? `${Math.round(seconds / MINUTE)} min` : `${Math.round(seconds / HOUR)} h`;
}

function errorLines(label: string, error: ErrorDetail | null | undefined): string[] {
  if (error === null || error === undefined) return [];
  return [
    `${label.padEnd("milestone".length)}  ${error.code}: ${error.message}`,
    ...(error.table === undefined || error.table === "" ? [] : [`  table    ${error.table}`]),
    ...(error.key === undefined || error.key === "" ? [] : [`  key      ${error.key}`]),
    ...(error.gtid === undefined || error.gtid === "" ? [] : [`  gtid     ${error.gtid}`]),
    ...(error.hint === undefined || error.hint === "" ? [] : [`  hint     ${error.hint}`]),
  ];
}

function milestoneText(status: Status | null | undefined): string {
  const { Milestone } = towline.control.v1;
  switch (status?.milestone ?? Milestone.MILESTONE_NONE) {
    case Milestone.MILESTONE_STARTED:
      return "started";
    case Milestone.MILESTONE_FULL_LOAD:
      return "full_load";
    case Milestone.MILESTONE_SYNCING:
      return "syncing";
    default:
      // Also for a milestone of a newer agent: it counts as none for this command.
      return "none";
  }
}
