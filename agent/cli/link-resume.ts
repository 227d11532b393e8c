import type { Command } from "./command.ts";
import { CONNECTION_HELP } from "./connection.ts";
import { putDesiredState } from "./desired-state.ts";

export const command: Command = {
  usage: "link resume NAME",
  help: `Lets a paused link go on from where it stopped; a failed link tries again.

${CONNECTION_HELP}`,
  run: (args, terminal) => putDesiredState(args, terminal, "running"),
};
