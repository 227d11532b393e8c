import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "dr resume NAME",
  help: `Lets the link of a DR pair try again that has failed, once what it failed of is mended.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, CONNECTION_OPTIONS, ["NAME"]);
    const name = positionals[0] ?? "";
    using client = await connect(values, terminal);
    const { spec, uid } = await client.call(ControlService.getDrPair, { name });
    // The message itself and not a copy: it may hold fields that a newer agent knows and this command does not.
    const { pair } = await client.call(ControlService.putDrPair, {
      spec: spec ?? null,
      expectedUid: uid ?? "",
    });
    terminal.print(`the link of DR pair ${name} is ${pair?.status?.link?.phase ?? "not there"} now`);
    return EXIT.ok;
  },
};
