import { type LinkRecords, LOCAL_SCHEMA, LOGGED_SCHEMA } from "../checkpoint/records.ts";
import type { LinkSpec } from "./spec.ts";

/** Where a link keeps what it has to remember on its target. */
export function recordsOf({ name, gtids }: LinkSpec): LinkRecords {
  return { link: name, schema: gtids === "own" ? LOGGED_SCHEMA : LOCAL_SCHEMA };
}
