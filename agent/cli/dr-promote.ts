import { type Command, UsageError } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { epochOf, runSwitch, secondsOf } from "./dr-switch.ts";
import { parseCommandLine } from "./parse.ts";

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  failover: { type: "boolean" },
  "expect-epoch": { type: "string" },
  "expect-primary": { type: "string" },
  "accept-split-brain": { type: "boolean" },
  to: { type: "string" },
  timeout: { type: "string" },
} as const;

export const command: Command = {
  usage:
    "dr promote NAME --failover --expect-epoch N --expect-primary INSTANCE --accept-split-brain [--to INSTANCE] [--timeout SECONDS]",
  help: `Promotes the standby of a primary that is lost: what was received of it is applied, and the standby is opened. What the primary
committed and nobody received is lost; what is known of that is said. Refused while the primary answers: then use "dr switchover".
When the lost primary comes back it is closed, and what it alone has is named.

  --failover                 says that this is meant
  --expect-epoch N           the epoch that "towline dr status" shows; in another one nothing is done
  --expect-primary INSTANCE  the instance that is lost
  --accept-split-brain       the agent cannot close a server that it does not reach: it is off, or cut off from its clients
  --to INSTANCE              who is to be the primary (default: who is not)
  --timeout SECONDS          to give up after, unless it is decided by then (default: 60)
${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, OPTIONS, ["NAME"]);
    const name = positionals[0] ?? "";
    if (values.failover !== true)
      throw new UsageError(`give --failover; with the primary there: towline dr switchover ${name}`);
    const expectedPrimary = values["expect-primary"];
    if (expectedPrimary === undefined)
      throw new UsageError("give --expect-primary INSTANCE, the one that is lost");
    const request = {
      name,
      mode: "failover",
      to: values.to ?? "",
      expectedEpoch: epochOf(values["expect-epoch"]),
      expectedPrimary,
      acceptSplitBrain: values["accept-split-brain"] === true,
      timeoutMs: secondsOf("timeout", values.timeout),
    };
    using client = await connect(values, terminal);
    return await runSwitch(client, request, terminal);
  },
};
