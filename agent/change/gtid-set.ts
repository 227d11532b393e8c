// Sets of GTIDs travel on every wire as their text form, so what that form means is kept with the wires.
export { formatGtid, type Gtid, GtidSet, GtidSetBuilder } from "../../proto/gtid-set.ts";
