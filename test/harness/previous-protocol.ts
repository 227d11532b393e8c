import { join } from "node:path";
import { Metadata, status } from "@grpc/grpc-js";
import protobuf from "protobufjs";
import { ControlService, ERROR_TRAILER } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";

// The control protocol as it was one minor version ago. Its .proto file is kept here as it was, so that the other side of a wire can be
// that version's without its code: a checkout need not have its history.

/** What the previous version of the control protocol is called. */
export const PREVIOUS_PROTOCOL = "1.1";

/** Which side of the wire is of the previous version. */
export type Previous = "agent" | "provider";

/** A method as grpc-js serves it. */
type Served = (typeof ControlService)[keyof typeof ControlService];

/**
 * The control service, as it is when one side is of the previous version: that side neither says nor reads what came later, and an agent
 * refuses what it does not know. Calls that came later are not there.
 */
export function narrowed(previous: Previous): typeof ControlService {
  const root = protobuf.loadSync(join(import.meta.dirname, "control-1.1.proto"));
  const old = root.lookupService("towline.control.v1.Control");
  old.resolveAll();
  const kept = Object.entries(ControlService).flatMap(([name, served]: [string, Served]) => {
    const rpc = Object.values(old.methods).find((method) => served.path.endsWith(`/${method.name}`));
    if (rpc === undefined) return [];
    const { resolvedRequestType: request, resolvedResponseType: response } = rpc;
    if (request === null || response === null) throw new Error(`${rpc.name} is not resolved`);
    return [
      [
        name,
        {
          ...served,
          requestDeserialize: (bytes: Buffer) => {
            const known = passedBy(request, bytes);
            // An agent refuses what it does not know; a provider never says what it does not know.
            if (previous === "agent" && !known.equals(bytes)) throw unknownField(rpc.name);
            return served.requestDeserialize(known);
          },
          responseSerialize: (value: never) => passedBy(response, served.responseSerialize(value)),
        },
      ],
    ];
  });
  return Object.fromEntries(kept) as typeof ControlService;
}

/** What is left of a message that somebody reads and writes who knows these fields. */
function passedBy(type: protobuf.Type, bytes: Buffer): Buffer {
  return Buffer.from(type.encode(type.decode(bytes)).finish());
}

function unknownField(rpc: string): Error {
  const detail = { code: "INVALID_ARGUMENT", message: `${rpc} has a field that this agent does not know` };
  const metadata = new Metadata();
  metadata.set(ERROR_TRAILER, Buffer.from(towline.control.v1.ErrorDetail.encode(detail).finish()));
  const { message } = detail;
  return Object.assign(new Error(message), { code: status.INVALID_ARGUMENT, details: message, metadata });
}
