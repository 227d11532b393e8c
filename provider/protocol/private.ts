import { Malformed } from "../framework/malformed.ts";
import type { Private } from "../framework/resource.ts";

/** What is kept beside a state, as bytes. */
export function encodePrivate(value: Private): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/**
 * Reads it back. Nothing was kept for an object that another provider version, or nobody, has written. Throws Malformed when it is not
 * what was kept.
 */
export function decodePrivate(bytes: Uint8Array | null | undefined): Private {
  if (bytes === null || bytes === undefined || bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw new Malformed([], "what this provider keeps beside the state is not JSON");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Private;
  throw new Malformed([], "what this provider keeps beside the state is not an object");
}
