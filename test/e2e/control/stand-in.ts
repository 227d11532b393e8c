// A data path that touches no server: the control plane's tests need links that can be held, failed
// and watched at will. Steered by the instance's host name and the names of databases; see below.
import type { DataPath } from "../../../agent/daemon.ts";
import { AgentError } from "../../../agent/error.ts";

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

export const standIn: DataPath = {
  /** A host "down.*" cannot be reached; a password "wrong" is refused. */
  readServerFacts: async ({ name, host, port, password }) => {
    if (host.startsWith("down.")) {
      throw new AgentError("CONNECTION_LOST", `instance ${name} at ${host}:${port} cannot be reached`);
    }
    if (password.reveal() === "wrong") throw new AgentError("ACCESS_DENIED", `${name} refused the account`);
    return { version: "9.7.0", serverUuid: `uuid-of-${host}-${port}`, gtidMode: "ON" };
  },
  precheckLink: async (spec) => [
    { id: "gtid.mode", verdict: "passed", side: "source", message: `looked at ${spec.source}`, remedy: "" },
  ],
  /** A database "broken" fails the link, "statement" does until that is passed; else it syncs, and reports every few ms when there is a database "busy". */
  runLink: async ({ spec, monitor, exception }, signal) => {
    if (spec.databases.has("statement") && exception?.gtid !== "0-0-0:9") {
      throw new AgentError("STATEMENT_REFUSED", "the target refused a schema change", { gtid: "0-0-0:9" });
    }
    if (spec.databases.has("broken")) {
      throw new AgentError("TARGET_ROW_MISSING", "no row 7 in broken.t", {
        hint: "Restore the row and resume.",
        gtid: "0-0-0:7",
        table: "`broken`.`t`",
      });
    }
    monitor.reach("started");
    monitor.transition({ phase: "catching_up" });
    monitor.reach("full_load");
    monitor.transition({ phase: "syncing" });
    monitor.reach("syncing");
    let rowsApplied = 0;
    const busy = setInterval(() => monitor.observe({ rowsApplied: ++rowsApplied }), 5);
    if (!spec.databases.has("busy")) clearInterval(busy);
    await aborted(signal);
    clearInterval(busy);
  },
};
