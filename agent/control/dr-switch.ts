import type { ServerWritableStream } from "@grpc/grpc-js";
import type { towline } from "../../proto/gen/control.js";
import type { RequestOf } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { callStatus } from "./call.ts";
import { parseSwitch } from "./dr-message.ts";
import type { DrPairs } from "./dr-pairs.ts";
import type { Guard } from "./guard.ts";
import { refuseUnknownFields } from "./unknown-fields.ts";

type Message = towline.control.v1.SwitchDrPairEvent.$Properties;
type SwitchCall = ServerWritableStream<RequestOf<"switchDrPair">, Message>;

/** Serves one switch. It goes on when the call is cut off: half a switch is no state to leave servers in. */
export async function switchDrPair(
  call: SwitchCall,
  pairs: DrPairs,
  guard: Pick<Guard, "admit">,
  log: Log,
): Promise<void> {
  // A listener that goes away is nobody's failure.
  call.on("error", () => {});
  try {
    const admission = await guard.admit("switchDrPair", call, call.request);
    try {
      refuseUnknownFields(call.request);
      const { name } = call.request;
      await pairs.switchTo(
        name,
        ({ spec, status }) => parseSwitch(call.request, spec, status.observation.writer),
        (report) => {
          if (!call.destroyed && !call.cancelled) call.write({ ...report });
        },
      );
    } catch (thrown) {
      await admission.ended(AgentError.from(thrown));
      throw thrown;
    }
    await admission.ended(null);
    call.end();
  } catch (thrown) {
    call.emit("error", callStatus(thrown, call.getPath(), log));
  }
}
