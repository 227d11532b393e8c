import { status } from "@grpc/grpc-js";
import { type Rpc, rpcTitle } from "../access/rights.ts";
import { Tally } from "../lib/tally.ts";

/** How many calls of one kind ended in one way. */
export interface CallCount {
  /** As the .proto file names the call. */
  readonly rpc: string;
  /** Name of the gRPC status, such as OK or PERMISSION_DENIED. */
  readonly code: string;
  readonly count: number;
}

/** The calls that have ended since the agent was started. */
export class CallCounts implements Iterable<CallCount> {
  readonly #ended = new Map<Rpc, Tally<status>>();

  ended(rpc: Rpc, code: status): void {
    const codes = this.#ended.get(rpc) ?? new Tally();
    codes.add(code);
    this.#ended.set(rpc, codes);
  }

  *[Symbol.iterator](): Iterator<CallCount> {
    for (const [rpc, codes] of this.#ended) {
      for (const [code, count] of codes) yield { rpc: rpcTitle(rpc), code: status[code], count };
    }
  }
}
