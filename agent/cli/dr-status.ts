import { ControlService } from "../../proto/control-service.ts";
import type { towline } from "../../proto/gen/control.js";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { lagText } from "./lag-text.ts";
import { parseCommandLine } from "./parse.ts";

type Pair = towline.control.v1.DrPair.$Shape;
type Member = towline.control.v1.DrMember.$Shape;
type Switch = towline.control.v1.DrSwitch.$Shape;
type ErrorDetail = towline.control.v1.ErrorDetail.$Shape;

export const command: Command = {
  usage: "dr status NAME [--json]",
  help: `Shows who is the primary of a DR pair, in which epoch, how far the standby is, and what is wrong. Exit code ${EXIT.failed} when something is.

  --json             as one JSON object
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const options = { ...CONNECTION_OPTIONS, json: { type: "boolean" } } as const;
    const { values, positionals } = parseCommandLine(args, options, ["NAME"]);
    using client = await connect(values, terminal);
    const pair = await client.call(ControlService.getDrPair, { name: positionals[0] ?? "" });
    if (values.json === true) terminal.print(JSON.stringify(statusJson(pair), null, 2));
    else for (const line of statusLines(pair)) terminal.print(line);
    return pair.status?.trouble || pair.status?.link?.failure ? EXIT.failed : EXIT.ok;
  },
};

/** The status for scripts. Every key is always there; what does not apply is null. */
function statusJson({ spec, uid, status }: Pair): unknown {
  return {
    name: spec?.name ?? "",
    uid,
    instance: spec?.instance ?? "",
    peer: spec?.peer ?? "",
    role: status?.role || null,
    primary: status?.writer || null,
    epoch: status?.epoch || null,
    journals_read: status?.proof ?? "none",
    members: (status?.members ?? []).map((member) => ({
      instance: member.instance,
      fence: member.fence || null,
      server_uuid: member.serverUuid || null,
      gtid_executed: member.gtidExecuted ?? "",
      unreachable: problem(member.unreachable),
    })),
    phase: status?.link?.phase ?? null,
    lag_ms: status?.link?.lag?.milliseconds ?? null,
    transactions_missing: status?.transactionsMissing ?? null,
    gtid_errant: status?.gtidErrant ?? "",
    link_failure: problem(status?.link?.failure?.error),
    last_switch: status?.lastSwitch ? switchJson(status.lastSwitch) : null,
    switching: status?.switching || null,
    not_carried: status?.notCarried ?? [],
    trouble: problem(status?.trouble),
  };
}

function switchJson(last: Switch): unknown {
  const { epoch, mode, from, to, atMs, outageMs, gtidMissing, knownAgeMs } = last;
  return {
    ...{ epoch, mode, from, to, at_ms: atMs },
    outage_ms: outageMs ?? null,
    gtid_missing: gtidMissing ?? null,
    known_age_ms: knownAgeMs ?? null,
  };
}

function problem(error: ErrorDetail | null | undefined): unknown {
  if (error === null || error === undefined) return null;
  const { code, message, hint } = error;
  return { code, message, hint };
}

function statusLines({ spec, status }: Pair): string[] {
  const link = status?.link;
  const proof =
    status?.proof === "both"
      ? ""
      : ` (${status?.proof === "one" ? "by one journal alone" : "no journal read"})`;
  return [
    `pair       ${spec?.name}: ${spec?.instance} and ${spec?.peer}`,
    `primary    ${status?.writer || "-"}${proof}`,
    `epoch      ${status?.epoch || "-"}`,
    ...(status?.members ?? []).map(memberLine),
    `standby    ${link?.phase ?? "no link"}, lag ${lagText(link?.lag)}, ${missingText(status?.transactionsMissing)}`,
    ...(status?.gtidErrant ? [`errant     ${status.gtidErrant}`] : []),
    ...(status?.switching ? [`switching  at step ${status.switching}`] : []),
    ...(status?.lastSwitch ? switchLines(status.lastSwitch) : []),
    ...(link?.warnings ?? []).map((what) => `warning    ${what}`),
    ...(status?.notCarried ?? []).map((what, at) => `${at === 0 ? "not there " : "          "} ${what}`),
    ...errorLines("trouble", status?.trouble),
    ...errorLines("link", link?.failure?.error ?? link?.retry?.error),
  ];
}

function memberLine({ instance, fence, unreachable }: Member): string {
  return `  ${instance}: ${unreachable ? `not reached: ${unreachable.message}` : FENCES[fence ?? ""]}`;
}

const FENCES: Readonly<Record<string, string>> = {
  open: "open to writes",
  held: "written to by the agent alone",
  closed: "closed",
};

function missingText(count: number | null | undefined): string {
  return count === null || count === undefined ? "unknown how far" : `${count} transactions to come`;
}

function switchLines({ mode, from, to, atMs, outageMs, gtidMissing, knownAgeMs }: Switch): string[] {
  const when = new Date(atMs ?? 0).toISOString();
  const outage = outageMs === null || outageMs === undefined ? "" : `, no writes for ${outageMs} ms`;
  const first = `switched   ${from} to ${to}, ${mode}, at ${when}${outage}`;
  if (mode !== "failover") return [first];
  const loss =
    gtidMissing === null || gtidMissing === undefined
      ? `what ${from} had was not known`
      : `of what ${from} had ${knownAgeMs} ms before: ${gtidMissing || "none"}; and what it committed after that and nobody received`;
  return [first, `lost       ${loss}`];
}

function errorLines(label: string, error: ErrorDetail | null | undefined): string[] {
  if (error === null || error === undefined) return [];
  return [
    `${label.padEnd("switching".length)}  ${error.code}: ${error.message}`,
    ...(error.hint ? [`  hint     ${error.hint}`] : []),
  ];
}
