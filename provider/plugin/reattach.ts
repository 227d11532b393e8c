import { ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { TERRAFORM_PROTOCOL_VERSION } from "../../proto/tfplugin-service.ts";
import { openServer } from "./server.ts";

/** A provider served without a handshake, to a terraform that is told where it is. */
export interface Reattached extends AsyncDisposable {
  /** Value of TF_REATTACH_PROVIDERS. */
  readonly environment: string;
}

/** Serves a provider in this process, in plain text: for tests and debuggers. `address` is the provider's source address. */
export async function serveReattached(
  handlers: UntypedServiceImplementation,
  address: string,
): Promise<Reattached> {
  const server = await openServer(handlers, ServerCredentials.createInsecure());
  const entry = {
    Protocol: "grpc",
    ProtocolVersion: TERRAFORM_PROTOCOL_VERSION,
    Pid: process.pid,
    // Without it terraform would end the process with the command.
    Test: true,
    Addr: { Network: "tcp", String: `${server.host}:${server.port}` },
  };
  return {
    environment: JSON.stringify({ [address]: entry }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
