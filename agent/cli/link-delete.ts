import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

export const command: Command = {
  usage: "link delete NAME",
  help: `Stops and forgets a link. The target keeps its data and the link's position: declared again, it resumes.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values, positionals } = parseCommandLine(args, CONNECTION_OPTIONS, ["NAME"]);
    const name = positionals[0] ?? "";
    using client = await connect(values, terminal);
    const { uid } = await client.getLink(name);
    await client.call(ControlService.deleteLink, { name, expectedUid: uid ?? "" });
    terminal.print(`link ${name} deleted; the target keeps its data`);
    return EXIT.ok;
  },
};
