import { once } from "node:events";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { towline } from "../../proto/gen/control.js";
import type { RequestOf } from "../access/rights.ts";
import type { Log } from "../lib/log.ts";
import type { VerifyEvent } from "../verify/report.ts";
import { callStatus } from "./call.ts";
import type { Guard } from "./guard.ts";
import type { Links } from "./links.ts";
import { stoppingStatus } from "./stopping.ts";
import { refuseUnknownFields } from "./unknown-fields.ts";

type Message = towline.control.v1.VerifyEvent.$Properties;
type VerifyCall = ServerWritableStream<RequestOf<"verify">, Message>;

/** Serves one verification. It ends with the call; a slow reader holds it back. */
export async function verify(
  call: VerifyCall,
  links: Links,
  guard: Pick<Guard, "admit">,
  stopping: AbortSignal,
  log: Log,
): Promise<void> {
  const left = new AbortController();
  for (const event of ["cancelled", "close", "error"]) call.on(event, () => left.abort());
  if (call.cancelled) left.abort();
  const over = AbortSignal.any([left.signal, stopping]);
  try {
    await guard.admit("verify", call, call.request);
    refuseUnknownFields(call.request);
    const { name, tables, rowsPerSecond } = call.request;
    const options = { tables: tables ?? [], rowsPerSecond: rowsPerSecond || null };
    for await (const event of links.verify(name, options, over)) {
      if (!call.write(message(event))) await once(call, "drain", { signal: over });
      if (over.aborted) break;
    }
    if (over.aborted) return ended(call, left.signal);
    call.end();
  } catch (thrown) {
    // What fails then fails because it was cut off.
    if (over.aborted) return ended(call, left.signal);
    call.emit("error", callStatus(thrown, call.getPath(), log));
  }
}

/** Ends a call that was cut off: unless its reader has left, it is told that the agent is stopping. */
function ended(call: VerifyCall, left: AbortSignal): void {
  if (left.aborted) return;
  call.emit("error", stoppingStatus());
}

function message(event: VerifyEvent): Message {
  switch (event.kind) {
    case "progress":
      return { progress: { database: event.database, table: event.table, rows: event.rows } };
    case "table":
      return { table: { ...event.report, differing: event.report.differing.map((row) => ({ ...row })) } };
    default:
      return event satisfies never;
  }
}
