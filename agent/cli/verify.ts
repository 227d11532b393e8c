import { ControlService } from "../../proto/control-service.ts";
import type { ControlClient } from "../control/client.ts";
import { type Command, EXIT, type Terminal, UsageError } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

type Table = NonNullable<Awaited<ReturnType<typeof ControlService.verify.responseDeserialize>>["table"]>;

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  table: { type: "string", multiple: true },
  "rows-per-second": { type: "string" },
  json: { type: "boolean" },
} as const;

export const command: Command = {
  usage: "verify NAME [--table DATABASE.TABLE]... [--rows-per-second N] [--json]",
  help: `Compares the tables that a link carries on its source and its target while it runs; rows that are under way are no
difference. Prints a line a table, and the keys of rows that differ. Exit code ${EXIT.differs} when some differ, or could not be compared.

  --table DATABASE.TABLE  this table alone; may be given several times
  --rows-per-second N     to spare the servers (default: no limit)
  --json                  one JSON object a table
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, OPTIONS, ["NAME"]);
    const rowsPerSecond = Number(values["rows-per-second"] ?? 0);
    if (!Number.isSafeInteger(rowsPerSecond) || rowsPerSecond < 0)
      throw new UsageError("--rows-per-second is a number of rows");
    using client = await connect(values, terminal);
    const request = { name: positionals[0] ?? "", tables: values.table ?? [], rowsPerSecond };
    return await verify(client, request, values.json === true, terminal);
  },
};

async function verify(
  client: ControlClient,
  request: Parameters<typeof ControlService.verify.requestSerialize>[0],
  json: boolean,
  { print }: Terminal,
): Promise<number> {
  let all = true;
  for await (const { table } of client.stream(ControlService.verify, request)) {
    if (!table) continue;
    all &&= table.outcome === "equal";
    if (json) print(JSON.stringify(tableJson(table)));
    else for (const line of tableLines(table)) print(line);
  }
  return all ? EXIT.ok : EXIT.differs;
}

function tableJson({ database, table, rows, outcome, reason, differences, differing }: Table): unknown {
  return { database, table, rows, outcome, reason, differences, differing: differing ?? [] };
}

function tableLines(table: Table): readonly string[] {
  const { database, rows, outcome, reason, differences, differing } = table;
  const found = outcome === "differs" ? `${differences} rows differ` : outcome;
  const what = reason ? `${found}: ${reason}` : found;
  return [
    `${database}.${table.table}  ${rows} rows  ${what}`,
    ...(differing ?? []).map((row) => `  ${row.difference}  ${row.key}`),
  ];
}
