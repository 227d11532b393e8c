import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT, UsageError } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  instance: { type: "string" },
  peer: { type: "string" },
  "apply-workers": { type: "string" },
  protect: { type: "boolean" },
} as const;

export const command: Command = {
  usage: "dr create NAME --instance STANDBY --peer PRIMARY [--apply-workers N] [--protect]",
  help: `Makes one declared instance the standby of another: a copy of the whole server under the same GTIDs, closed to everybody but the
agent. From then on both servers start closed (super_read_only), and the agent opens the primary. Accounts are not carried.

  --instance STANDBY  an empty server, or one restored from the primary that is read only
  --peer PRIMARY      the primary
  --apply-workers N   sessions that apply beside each other (default: 1)
  --protect           refuse "dr delete" until the pair is declared without it
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, OPTIONS, ["NAME"]);
    const { instance, peer } = values;
    if (instance === undefined || peer === undefined) throw new UsageError("give --instance and --peer");
    const applyWorkers = Number(values["apply-workers"] ?? 0);
    if (!Number.isSafeInteger(applyWorkers) || applyWorkers < 0)
      throw new UsageError("--apply-workers is a number of sessions");
    const name = positionals[0] ?? "";
    const deletionProtection = values.protect === true;
    using client = await connect(values, terminal);
    const spec = { name, instance, peer, applyWorkers, deletionProtection };
    await client.call(ControlService.putDrPair, { spec });
    terminal.print(`DR pair ${name} declared: ${peer} is the primary, ${instance} becomes its standby`);
    return EXIT.ok;
  },
};
