import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";
import { table } from "./table.ts";

export const command: Command = {
  usage: "instance list",
  help: `Lists the instances declared at an agent, with what their servers last told.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values } = parseCommandLine(args, CONNECTION_OPTIONS, []);
    using client = await connect(values, terminal);
    const { instances } = await client.call(ControlService.listInstances, {});
    const rows = (instances ?? []).map(({ spec, facts }) => [
      spec?.name ?? "",
      `${spec?.host}:${spec?.port}`,
      spec?.username ?? "",
      spec?.tls?.mode ?? "",
      facts?.version ?? "",
      facts?.gtidMode ?? "",
      facts?.serverUuid ?? "",
    ]);
    terminal.print(table(["NAME", "ADDRESS", "USER", "TLS", "VERSION", "GTID MODE", "SERVER UUID"], rows));
    return EXIT.ok;
  },
};
