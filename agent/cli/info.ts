import { ControlService } from "../../proto/control-service.ts";
import { type Command, EXIT } from "./command.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

const BYTES_PER_MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

export const command: Command = {
  usage: "info",
  help: `Shows an agent's name, version, memory and the end of its certificate, and the specs it found damaged.

${CONNECTION_HELP}`,
  run: async (args, terminal) => {
    const { values } = parseCommandLine(args, CONNECTION_OPTIONS, []);
    using client = await connect(values, terminal);
    const info = await client.call(ControlService.getInfo, {});
    const { print } = terminal;
    print(`agent    ${info.name}`);
    print(`version  ${info.version} (control API ${info.apiVersion}.${info.apiMinor ?? 0})`);
    print(`memory   ${mebibytes(info.rssBytes)}, at most ${mebibytes(info.rssPeakBytes)} since it started`);
    print(`cert     ${expiry(info.certificateExpiresAtMs)}`);
    if (info.certificateRefused) {
      print(`cert     changed files are refused: ${info.certificateRefused.message}`);
    }
    for (const { kind, name, file, reason } of info.damaged ?? []) {
      print(`damaged  ${kind} ${name}: ${reason}; set aside as ${file}`);
    }
    return EXIT.ok;
  },
};

function expiry(atMs: number | null | undefined): string {
  // An agent from before certificates were watched does not say.
  if (atMs === null || atMs === undefined || atMs === 0) return "-";
  const days = Math.floor((atMs - Date.now()) / DAY_MS);
  return `valid until ${new Date(atMs).toISOString()} (${days} days left)`;
}

function mebibytes(bytes: number | null | undefined): string {
  return `${Math.round((bytes ?? 0) / BYTES_PER_MIB)} MiB`;
}
