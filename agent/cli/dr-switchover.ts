import type { Command } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { epochOf, runSwitch, secondsOf } from "./dr-switch.ts";
import { parseCommandLine } from "./parse.ts";

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  "expect-epoch": { type: "string" },
  to: { type: "string" },
  timeout: { type: "string" },
  "max-lag": { type: "string" },
  "kill-statements": { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

export const command: Command = {
  usage:
    "dr switchover NAME --expect-epoch N [--to INSTANCE] [--dry-run] [--kill-statements] [--timeout SECONDS] [--max-lag SECONDS]",
  help: `Moves the role of the primary to the standby, and back, with nothing lost: both servers have to be there. It either completes, or puts
everything back.

  --expect-epoch N   the epoch that "towline dr status" shows; in another one nothing is done
  --to INSTANCE      who is to be the primary (default: who is not)
  --dry-run          print the steps and what the checks say, and change nothing
  --kill-statements  end statements that keep the primary from being closed (default: put everything back)
  --timeout SECONDS  to give up after, unless it is decided by then (default: 60)
  --max-lag SECONDS  not to begin when the standby is further behind (default: 10)
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, OPTIONS, ["NAME"]);
    const request = {
      name: positionals[0] ?? "",
      mode: "planned",
      to: values.to ?? "",
      expectedEpoch: epochOf(values["expect-epoch"]),
      timeoutMs: secondsOf("timeout", values.timeout),
      maxLagMs: secondsOf("max-lag", values["max-lag"]),
      longStatements: values["kill-statements"] === true ? "kill" : "abort",
      dryRun: values["dry-run"] === true,
    };
    using client = await connect(values, terminal);
    return await runSwitch(client, request, terminal);
  },
};
