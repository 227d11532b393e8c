import type { Endpoint } from "./endpoint.ts";

/** What an instance tells of itself on connection. */
export interface ServerFacts {
  readonly version: string;
  readonly serverUuid: string;
  readonly gtidMode: "ON" | "OFF" | "ON_PERMISSIVE" | "OFF_PERMISSIVE";
}

/**
 * Connects and asks, within a few seconds. Throws AgentError CONNECTION_LOST, ACCESS_DENIED or TLS_FAILED; UNSUPPORTED for
 * a server that is not MySQL.
 */
export async function readServerFacts(_endpoint: Endpoint, _signal: AbortSignal): Promise<ServerFacts> {
  throw new Error("in work");
}
