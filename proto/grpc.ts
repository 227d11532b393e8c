import type { ServiceDefinition } from "@grpc/grpc-js";
import protobuf from "protobufjs/minimal.js";

// 64-bit fields are plain numbers everywhere: none of ours passes 2^53, and a Long would leak into every reader.
protobuf.util.Long = null as never;
protobuf.configure();

/** What the generated static code offers of a message type. */
export interface MessageCodec<Read, Write = Read> {
  encode(message: Write): { finish(): Uint8Array };
  decode(bytes: protobuf.Reader | Uint8Array): Read;
}

/** One RPC of a service: `Request` and `Response` as they are read, the `Write` forms as they are given to be sent. */
export interface Rpc<RequestWrite, Request, ResponseWrite, Response> {
  readonly path: string;
  readonly request: MessageCodec<Request, RequestWrite>;
  readonly response: MessageCodec<Response, ResponseWrite>;
  readonly kind: "unary" | "server-stream" | "client-stream" | "bidirectional";
}

/** A grpc-js method definition that keeps apart what is given to be sent and what is read. */
export interface Method<RequestWrite, Request, ResponseWrite, Response> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: RequestWrite) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Request;
  readonly responseSerialize: (value: ResponseWrite) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** Turns one RPC of the generated code into what grpc-js wants to serve or to call it. */
export function method<RequestWrite, Request, ResponseWrite, Response>(
  rpc: Rpc<RequestWrite, Request, ResponseWrite, Response>,
): Method<RequestWrite, Request, ResponseWrite, Response> {
  return {
    path: rpc.path,
    requestStream: rpc.kind === "client-stream" || rpc.kind === "bidirectional",
    responseStream: rpc.kind === "server-stream" || rpc.kind === "bidirectional",
    requestSerialize: (value) => Buffer.from(rpc.request.encode(value).finish()),
    requestDeserialize: (bytes) => rpc.request.decode(keepingUnknown(bytes, UNKNOWN_FIELDS_MAX)),
    responseSerialize: (value) => Buffer.from(rpc.response.encode(value).finish()),
    responseDeserialize: (bytes) => rpc.response.decode(keepingUnknown(bytes, unknownMost(rpc.kind))),
  };
}

/** Fields that the schema lacks, in one message: each takes fifty times its bytes of memory. */
const UNKNOWN_FIELDS_MAX = 1_000;

/** Of an answer with its like for each object of a list they may be many; an agent that sends another a stream is trusted as little as a client. */
function unknownMost(kind: Rpc<never, never, never, never>["kind"]): number {
  return kind === "bidirectional" ? UNKNOWN_FIELDS_MAX : Number.MAX_SAFE_INTEGER;
}

/**
 * A reader that leaves fields which the schema lacks in `$unknowns` of their message: `unknownFields` finds them in a request,
 * and what was read in an answer goes back whole when its message is sent again.
 * @param most so many; reading more throws an Error
 */
function keepingUnknown(bytes: Uint8Array, most: number): protobuf.Reader {
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = false;
  const raw = reader.raw;
  let kept = 0;
  // By it go unknown fields, and the one or two that are bytes.
  reader.raw = (start, end) => {
    kept += 1;
    if (kept > most) throw new RangeError(`more than ${most} fields that are not known here`);
    return raw.call(reader, start, end);
  };
  return reader;
}

/** A field that a message came with and the schema lacks. */
export interface UnknownField {
  /** Path of the message that holds it, in the names of the .proto file with dots between them; empty for the outermost. */
  readonly path: string;
  /** The field's number. */
  readonly field: number;
}

/** Every field of a request, at any depth, that the schema lacks. An entry of a map keeps none of its own. */
export function unknownFields(message: object, path = ""): readonly UnknownField[] {
  const found: UnknownField[] = [];
  // Texts and numbers, of which a message may hold a hundred thousand.
  if (Array.isArray(message) && typeof message[0] !== "object") return found;
  const raw: unknown = Reflect.get(message, "$unknowns");
  for (const bytes of Array.isArray(raw) ? raw : []) {
    // A field starts with its tag: the number, and the wire type in the lowest three bits.
    if (bytes instanceof Uint8Array)
      found.push({ path, field: protobuf.Reader.create(bytes).uint32() >>> 3 });
  }
  const prototype: unknown = Object.getPrototypeOf(message);
  const isMap = prototype === Object.prototype || prototype === null;
  for (const [key, value] of Object.entries(message)) {
    if (key === "$unknowns" || value === null || typeof value !== "object" || value instanceof Uint8Array)
      continue;
    // The keys of a map are the sender's own words.
    const name = isMap ? key : key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    found.push(...unknownFields(value, path === "" ? name : `${path}.${name}`));
  }
  return found;
}

/** A grpc-js service made of methods; a no-op whose use is to keep the literal's type. */
export function service<T extends ServiceDefinition>(definition: T): T {
  return definition;
}
