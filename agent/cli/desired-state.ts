import { ControlService } from "../../proto/control-service.ts";
import { EXIT, type Terminal } from "./command.ts";
import { CONNECTION_OPTIONS, connect } from "./connection.ts";
import { parseCommandLine } from "./parse.ts";

/** Reads a link's spec and puts it back with another desired state. */
export async function putDesiredState(
  args: string[],
  terminal: Terminal,
  desiredState: "running" | "paused",
): Promise<number> {
  const { values, positionals } = parseCommandLine(args, CONNECTION_OPTIONS, ["NAME"]);
  using client = await connect(values, terminal);
  const { spec, uid } = await client.getLink(positionals[0] ?? "");
  if (spec === null || spec === undefined) throw new Error("the agent answered without a spec");
  // The message itself and not a copy: it may hold fields that a newer agent knows and this command does not.
  spec.desiredState = desiredState;
  const answer = await client.call(ControlService.putLink, { spec, expectedUid: uid ?? "" });
  terminal.print(`link ${spec.name} is to be ${desiredState}; it is ${answer.link?.status?.phase} now`);
  return EXIT.ok;
}
