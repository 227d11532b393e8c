import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "instance delete NAME",
  help: `Forgets a declared instance. Refused while a link reads or writes it. The server is not touched.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, CONNECTION_OPTIONS, ["NAME"]);
    const name = positionals[0] ?? "";
    using client = await connect(values, terminal);
    const { uid } = await client.call(ControlService.getInstance, { name });
    await client.call(ControlService.deleteInstance, { name, expectedUid: uid ?? "" });
    terminal.print(`instance ${name} deleted`);
    return EXIT.ok;
  },
};
