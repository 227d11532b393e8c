import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "dr delete NAME",
  help: `Ends a DR pair. The primary stays open, and does not start closed any more; the standby keeps its data and stays closed.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, CONNECTION_OPTIONS, ["NAME"]);
    const name = positionals[0] ?? "";
    using client = await connect(values, terminal);
    const { uid } = await client.call(ControlService.getDrPair, { name });
    const { left } = await client.call(ControlService.deleteDrPair, { name, expectedUid: uid ?? "" });
    terminal.print(`DR pair ${name} deleted; both servers keep their data`);
    for (const what of left ?? []) terminal.print(`left: ${what}`);
    return EXIT.ok;
  },
};
