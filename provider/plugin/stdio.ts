import type { ServerWritableStream, UntypedServiceImplementation } from "@grpc/grpc-js";

/**
 * The stdio service. Nothing is sent on it: this provider logs to standard error, which the runner reads by itself. The
 * stream has to stay open all the same, or the runner reports a failure.
 */
export class Stdio {
  readonly #streams = new Set<ServerWritableStream<unknown, unknown>>();

  readonly handlers: UntypedServiceImplementation = {
    streamStdio: (call: ServerWritableStream<unknown, unknown>): void => {
      this.#streams.add(call);
      call.on("cancelled", () => this.#streams.delete(call));
    },
  };

  /** Ends the streams, so that the server can. */
  end(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }
}
