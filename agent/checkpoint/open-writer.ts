import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { openUnloggedWriter, openWriter } from "../mysql/session.ts";
import { type LinkRecords, LOCAL_SCHEMA } from "./records.ts";

/** A session that writes rows of a link together with its records: logged where these are. */
export async function openLinkWriter(
  endpoint: Endpoint,
  { schema }: Pick<LinkRecords, "schema">,
  signal: AbortSignal,
): Promise<Connection> {
  return schema === LOCAL_SCHEMA ? openUnloggedWriter(endpoint, signal) : openWriter(endpoint, signal);
}
