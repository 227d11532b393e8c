import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT, type Terminal, UsageError } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { putDesiredState } from "./desired-state.ts";
import { parseCommandLine } from "./parse.ts";

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  "skip-ddl": { type: "string" },
  "replace-ddl": { type: "string" },
} as const;

export const command: Command = {
  usage: "link resume NAME [--skip-ddl GTID | --replace-ddl GTID SQL]",
  help: `Lets a paused link go on from where it stopped; a failed link tries again.

  --skip-ddl GTID         pass the statement of this transaction, at which the link stopped, and run nothing for it
  --replace-ddl GTID SQL  pass it and run this schema change on the target instead
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const passes = args.some((arg) => /^--(?:skip|replace)-ddl(?:=|$)/.test(arg));
    return passes ? passStatement(args, terminal) : putDesiredState(args, terminal, "running");
  },
};

async function passStatement(args: string[], terminal: Terminal): Promise<number> {
  const replaces = args.some((arg) => /^--replace-ddl(?:=|$)/.test(arg));
  const { values, positionals } = parseCommandLine(args, OPTIONS, replaces ? ["NAME", "SQL"] : ["NAME"]);
  const { "skip-ddl": skipped, "replace-ddl": replaced } = values;
  if (skipped !== undefined && replaced !== undefined)
    throw new UsageError("--skip-ddl and --replace-ddl exclude each other");
  const gtid = skipped ?? replaced ?? "";
  const [name = "", sql] = positionals;
  using client = await connect(values, terminal);
  const { uid } = await client.getLink(name);
  const answer = await client.call(ControlService.passStatement, {
    name,
    expectedUid: uid ?? "",
    gtid,
    ...(sql === undefined ? {} : { replacement: sql }),
  });
  const done = sql === undefined ? "passes" : "runs your statement instead of";
  terminal.print(`link ${name} ${done} ${gtid}; it is ${answer.link?.status?.phase} now`);
  return EXIT.ok;
}
