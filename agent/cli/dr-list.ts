import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { lagText } from "./lag-text.ts";
import { parseCommandLine } from "./parse.ts";
import { table } from "./table.ts";

export const command: Command = {
  usage: "dr list",
  help: `Lists the DR pairs declared at an agent.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values } = parseCommandLine(args, CONNECTION_OPTIONS, []);
    using client = await connect(values, terminal);
    const { pairs } = await client.call(ControlService.listDrPairs, {});
    const rows = (pairs ?? []).map(({ spec, status }) => [
      spec?.name ?? "",
      spec?.instance ?? "",
      spec?.peer ?? "",
      status?.writer || "-",
      `${status?.epoch ?? 0}`,
      lagText(status?.link?.lag),
      status?.trouble?.code ?? status?.link?.failure?.error?.code ?? "",
    ]);
    terminal.print(table(["NAME", "INSTANCE", "PEER", "PRIMARY", "EPOCH", "LAG", "PROBLEM"], rows));
    return EXIT.ok;
  },
};
