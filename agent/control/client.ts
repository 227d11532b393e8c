import { Client, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import {
  CONTROL_PROTOCOL,
  ControlService,
  ERROR_TRAILER,
  REQUEST_BYTES_MAX,
  RESPONSE_BYTES_MAX,
} from "../../proto/control-service.ts";
import { type ClientTls, dialOptions } from "../../proto/dial.ts";
import { towline } from "../../proto/gen/control.js";
import type { Method } from "../../proto/grpc.ts";
import { PROTOCOL_HEADER, protocolText } from "../../proto/protocol-version.ts";
import { AgentError } from "../error.ts";
import { refuseOtherProtocol } from "./protocol.ts";

const { ErrorDetail } = towline.control.v1;

/** How long a call may take, in ms: a pause waits for a resumable point, a Put for a server to answer. */
const CALL_TIMEOUT_MS = 30_000;

/** A control call that failed: the agent's own error, or why there is none. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  /** A code of agent/error.ts, or of a newer agent; `AGENT_UNREACHABLE` and `CALL_FAILED` when the agent sent none. */
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** Calls the control API of one agent, for the operator's commands. */
export class ControlClient implements Disposable {
  readonly #address: string;
  readonly #client: Client;

  /** `address` is HOST:PORT. Connects with the first call. */
  constructor(address: string, tls: ClientTls) {
    this.#address = address;
    const { channelCredentials, options } = dialOptions(address, tls);
    this.#client = new Client(address, channelCredentials, {
      "grpc.max_receive_message_length": RESPONSE_BYTES_MAX,
      "grpc.max_send_message_length": REQUEST_BYTES_MAX,
      ...options,
    });
  }

  /** One call. Throws ControlError. */
  async call<RequestWrite, Request, ResponseWrite, Response>(
    method: Method<RequestWrite, Request, ResponseWrite, Response>,
    request: RequestWrite,
  ): Promise<Response> {
    const said = new Metadata();
    said.set(PROTOCOL_HEADER, protocolText(CONTROL_PROTOCOL));
    return await new Promise((resolve, reject) => {
      let answered = new Metadata();
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        responseDeserializer(method),
        request,
        said,
        { deadline: Date.now() + CALL_TIMEOUT_MS },
        (error, response) => {
          const other = otherProtocol(answered);
          if (error !== null) reject(controlError(this.#address, error));
          else if (other !== null) reject(other);
          else if (response === undefined) reject(new Error(`${method.path} was answered with nothing`));
          else resolve(response);
        },
      );
      call.on("metadata", (metadata: Metadata) => {
        answered = metadata;
      });
    });
  }

  /** A call that is answered by several messages, until its end. Throws ControlError. */
  async *stream<RequestWrite, Request, ResponseWrite, Response>(
    method: Method<RequestWrite, Request, ResponseWrite, Response>,
    request: RequestWrite,
  ): AsyncGenerator<Response, void> {
    const said = new Metadata();
    said.set(PROTOCOL_HEADER, protocolText(CONTROL_PROTOCOL));
    const call = this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      responseDeserializer(method),
      request,
      said,
    );
    let other: ControlError | null = null;
    call.on("metadata", (metadata: Metadata) => {
      other = otherProtocol(metadata);
      if (other !== null) call.cancel();
    });
    try {
      for await (const message of call) yield message as Response;
    } catch (error) {
      throw other ?? controlError(this.#address, error as ServiceError);
    } finally {
      call.cancel();
    }
  }

  async getLink(name: string) {
    return await this.call(ControlService.getLink, { name });
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

function responseDeserializer<Response>(
  method: Method<never, unknown, never, Response>,
): (bytes: Buffer) => Response {
  return (bytes) => method.responseDeserialize(bytes);
}

/** Why the answer of an agent is not taken: it is of another protocol. Null when it is of this one. */
function otherProtocol(metadata: Metadata): ControlError | null {
  try {
    refuseOtherProtocol("agent", metadata);
    return null;
  } catch (thrown) {
    const { code, message, hint } = AgentError.from(thrown);
    return new ControlError(code, message, hint, thrown);
  }
}

function controlError(address: string, error: ServiceError): ControlError {
  const [trailer] = error.metadata.get(ERROR_TRAILER);
  if (trailer instanceof Buffer) {
    const { code, message, hint } = ErrorDetail.decode(trailer);
    return new ControlError(code ?? "", message ?? "", hint ?? "", error);
  }
  if (error.code === status.UNAVAILABLE) {
    return new ControlError(
      "AGENT_UNREACHABLE",
      `agent ${address} cannot be reached: ${error.details}`,
      "Check the address, that the agent runs, and that certificate and CA are the ones it was started with.",
      error,
    );
  }
  if (error.code === status.RESOURCE_EXHAUSTED) {
    return new ControlError(
      "CALL_FAILED",
      `a message between agent ${address} and this command is too large: ${error.details}`,
      `A request has at most ${REQUEST_BYTES_MAX} bytes, an answer ${RESPONSE_BYTES_MAX}: split the link, or ask for one link instead of all.`,
      error,
    );
  }
  return new ControlError(
    "CALL_FAILED",
    `agent ${address} did not answer as expected: ${status[error.code]}: ${error.details}`,
    "Compare the versions of agent and command; the agent's log may say more.",
    error,
  );
}
