import type { Command } from "./command.ts";
import { CONNECTION_HELP } from "./connection.ts";
import { putDesiredState } from "./desired-state.ts";

export const command: Command = {
  usage: "link pause NAME",
  help: `Stops a link at a resumable point until it is resumed. A Terraform plan shows it as drift.

${CONNECTION_HELP}`,
  run: (args, terminal) => putDesiredState(args, terminal, "paused"),
};
