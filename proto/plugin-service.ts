import { plugin } from "./gen/go-plugin.js";
import { method, service } from "./grpc.ts";

/** `plugin.GRPCController` as grpc-js serves it: how the plugin's runner asks it to end. */
export const PluginControllerService = service({
  shutdown: method({
    path: "/plugin.GRPCController/Shutdown",
    request: plugin.Empty,
    response: plugin.Empty,
    kind: "unary",
  }),
});

/** `plugin.GRPCStdio` as grpc-js serves it: standard output and error after the handshake. */
export const PluginStdioService = service({
  streamStdio: method({
    path: "/plugin.GRPCStdio/StreamStdio",
    request: plugin.Empty,
    response: plugin.StdioData,
    kind: "server-stream",
  }),
});
