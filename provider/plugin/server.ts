import { Server, type ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginControllerService, PluginStdioService } from "../../proto/plugin-service.ts";
import { TerraformProviderService } from "../../proto/tfplugin-service.ts";
import { Stdio } from "./stdio.ts";

/** Largest message, bytes: terraform's own limit for plugins, far above any state of ours. */
const MESSAGE_BYTES_MAX = 256 * 1024 * 1024;

/** How long to wait for the last answers when ending, ms: the runner kills what has not ended after two seconds. */
const SHUTDOWN_GRACE_MS = 500;

/** A provider that is being served. */
export interface PluginServer {
  readonly host: string;
  readonly port: number;
  /** Ends when the runner asked for it, or `close` was called. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Serves a provider on a free port of the loopback address. */
export async function openServer(
  handlers: UntypedServiceImplementation,
  credentials: ServerCredentials,
): Promise<PluginServer> {
  const server = new Server({
    "grpc.max_receive_message_length": MESSAGE_BYTES_MAX,
    "grpc.max_send_message_length": MESSAGE_BYTES_MAX,
  });
  const stdio = new Stdio();
  const host = "127.0.0.1";
  let finish = (): void => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const close = async (): Promise<void> => {
    stdio.end();
    const force = setTimeout(() => server.forceShutdown(), SHUTDOWN_GRACE_MS);
    await new Promise<void>((resolve) => {
      server.tryShutdown(() => resolve());
    });
    clearTimeout(force);
    finish();
  };
  server.addService(TerraformProviderService, handlers);
  server.addService(PluginStdioService, stdio.handlers);
  server.addService(PluginControllerService, {
    shutdown: (_call: unknown, respond: (error: null, response: object) => void): void => {
      respond(null, {});
      void close();
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:0`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { host, port, ended, close };
}
