import type { Metadata } from "@grpc/grpc-js";
import { CONTROL_PROTOCOL } from "../../proto/control-service.ts";
import { PROTOCOL_HEADER, protocolText, readProtocolVersion } from "../../proto/protocol-version.ts";
import { AgentError } from "../error.ts";

/**
 * Throws VERSION_UNSUPPORTED when the other side, `who`, speaks another major version of the control protocol than this one, or
 * says something else than a version. A minor one that is older or newer is fine.
 */
export function refuseOtherProtocol(who: "client" | "agent", metadata: Metadata): void {
  const values = metadata.get(PROTOCOL_HEADER);
  const other = readProtocolVersion(values);
  if (other?.major === CONTROL_PROTOCOL.major) return;
  const here = who === "client" ? "agent" : "client";
  const own = protocolText(CONTROL_PROTOCOL);
  const said =
    other === null
      ? "a version of the control protocol that does not read"
      : `control protocol ${protocolText(other)}`;
  const newer = other !== null && other.major > CONTROL_PROTOCOL.major;
  throw new AgentError(
    "VERSION_UNSUPPORTED",
    `the ${who} speaks ${said}, and this ${here} ${own}: their major versions have to be the same`,
    { hint: `Upgrade the ${newer ? here : who}; agents are upgraded before their clients.` },
  );
}
