import { type Metadata, ServerInterceptingCall, type ServerInterceptor, status } from "@grpc/grpc-js";
import { CONTROL_PROTOCOL, ControlService } from "../../proto/control-service.ts";
import { FeedService } from "../../proto/feed-service.ts";
import { PROTOCOL_HEADER, protocolText } from "../../proto/protocol-version.ts";
import type { Rpc } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import type { CallCounts } from "./call-counts.ts";
import { type CallKind, CallLimits } from "./call-limits.ts";
import type { Connections } from "./connections.ts";
import { errorStatus } from "./error-status.ts";
import type { Guard } from "./guard.ts";
import { REQUEST_WITHIN_MS } from "./limits.ts";
import { refuseOtherProtocol } from "./protocol.ts";

const SERVED = { ...ControlService, ...FeedService };

const RPC_OF: ReadonlyMap<string, Rpc> = new Map(
  (Object.keys(SERVED) as Rpc[]).map((rpc) => [SERVED[rpc].path, rpc]),
);

/**
 * What every call passes before its request is read: how much its client has under way, the version that it speaks, and how
 * long the request takes to arrive. What the client may do is for the guard, behind it. How each call ends is counted.
 */
export function callGate(guard: Guard, connections: Connections, calls: CallCounts): ServerInterceptor {
  const limits = new CallLimits();
  return ({ path }, call) => {
    const rpc = rpcOf(path);
    let leave = (): void => {};
    let end = (code: status): void => {
      calls.ended(rpc, code);
      end = () => {};
    };
    const refuse = (error: AgentError): void => {
      const sent = errorStatus(error);
      end(sent.code);
      call.sendStatus(sent);
    };
    const timer = setTimeout(() => refuse(late()), REQUEST_WITHIN_MS);
    timer.unref();
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata: Metadata, pass) => {
            try {
              const client = guard.clientOf(call);
              leave = limits.enter(client, kindOf(rpc));
              if (client !== null) connections.claim(call.getConnectionInfo(), client);
              refuseOtherProtocol("client", metadata);
              pass(metadata);
            } catch (thrown) {
              const error = AgentError.from(thrown);
              void guard.refuse(rpc, call, error);
              refuse(error);
            }
          },
          onReceiveMessage: (message: unknown, pass) => {
            clearTimeout(timer);
            pass(message);
          },
          // Comes once for every call, however it ends.
          onCancel: () => {
            clearTimeout(timer);
            // One that has been answered is counted by then.
            end(status.CANCELLED);
            leave();
          },
        }),
      sendMetadata: (metadata, send) => {
        metadata.set(PROTOCOL_HEADER, protocolText(CONTROL_PROTOCOL));
        send(metadata);
      },
      sendStatus: (sent, send) => {
        end(sent.code);
        send(sent);
      },
    });
  };
}

function kindOf(rpc: Rpc): CallKind {
  if (rpc === "watchLink" || rpc === "verify") return "watch";
  return rpc in FeedService ? "feed" : "call";
}

function rpcOf(path: string): Rpc {
  const rpc = RPC_OF.get(path);
  if (rpc === undefined)
    throw new Error(`${path} is neither a control call nor one of the feed, and no other service is served`);
  return rpc;
}

function late(): AgentError {
  return new AgentError("LIMIT_REACHED", `the request did not arrive within ${REQUEST_WITHIN_MS / 1000} s`, {
    hint: "Check the network between client and agent, and call again.",
  });
}
