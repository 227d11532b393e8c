import type { Private } from "../framework/resource.ts";

/** What is kept beside a state, as bytes. */
export function encodePrivate(value: Private): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** Reads it back. Nothing was kept for an object that another provider version, or nobody, has written. */
export function decodePrivate(bytes: Uint8Array | null | undefined): Private {
  if (bytes === null || bytes === undefined || bytes.length === 0) return {};
  const value: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
  return typeof value === "object" && value !== null ? (value as Private) : {};
}
