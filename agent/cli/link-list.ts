import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { lagText } from "./lag-text.ts";
import { sourceText } from "./link-status.ts";
import { parseCommandLine } from "./parse.ts";
import { table } from "./table.ts";

export const command: Command = {
  usage: "link list",
  help: `Lists the links declared at an agent.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values } = parseCommandLine(args, CONNECTION_OPTIONS, []);
    using client = await connect(values, terminal);
    const { links } = await client.call(ControlService.listLinks, {});
    const rows = (links ?? []).map(({ spec, status }) => [
      spec?.name ?? "",
      sourceText(spec),
      spec?.target ?? "",
      spec?.desiredState ?? "",
      status?.phase ?? "",
      lagText(status?.lag),
      status?.failure?.error?.code ?? status?.retry?.error?.code ?? "",
    ]);
    terminal.print(table(["NAME", "SOURCE", "TARGET", "DESIRED", "PHASE", "LAG", "PROBLEM"], rows));
    return EXIT.ok;
  },
};
