import type { Selection } from "../../change/selection.ts";
import { isCarriedWhole } from "../spec.ts";
import type { TargetEngines } from "./target-engines.ts";

/** Everything but what is about one server: a link that preserves GTIDs carries the whole source. */
export function wholeServer(engines: TargetEngines, fold: (name: string) => string): Selection {
  return {
    wants: isCarriedWhole,
    checkRows: (database, table) => engines.checkRows(database, table),
    // What the load has brought is exact before the first transaction is applied so.
    stateAt: () => "exact",
    objectsHold: () => false,
    tablesOf: () => [],
    wantsDatabase: isCarriedWhole,
    carriesWhole: isCarriedWhole,
    carriesEverything: isCarriedWhole,
    triggers: "carried",
    fold,
  };
}
