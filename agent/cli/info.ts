import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

const BYTES_PER_MIB = 1024 * 1024;

export const command: Command = {
  usage: "info",
  help: `Shows an agent's name, version and memory, and the specs it found damaged.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values } = parseCommandLine(args, CONNECTION_OPTIONS, []);
    using client = await connect(values, terminal);
    const info = await client.call(ControlService.getInfo, {});
    const { print } = terminal;
    print(`agent    ${info.name}`);
    print(`version  ${info.version} (control API ${info.apiVersion})`);
    print(`memory   ${mebibytes(info.rssBytes)}, at most ${mebibytes(info.rssPeakBytes)} since it started`);
    for (const { kind, name, file, reason } of info.damaged ?? []) {
      print(`damaged  ${kind} ${name}: ${reason}; set aside as ${file}`);
    }
    return EXIT.ok;
  },
};

function mebibytes(bytes: number | null | undefined): string {
  return `${Math.round((bytes ?? 0) / BYTES_PER_MIB)} MiB`;
}
