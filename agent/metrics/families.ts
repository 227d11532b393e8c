import { AGENT_FAMILIES } from "./agent-families.ts";
import type { Family } from "./family.ts";
import { FEED_FAMILIES } from "./feed-families.ts";
import { LINK_FAMILIES } from "./link-families.ts";
import { PROCESS_FAMILIES } from "./process-families.ts";
import { SPOOL_FAMILIES } from "./spool-families.ts";

/** Everything that is measured. Another room gets a file of its own, what it is read from in `MetricsSources`, and a place here. */
export const FAMILIES: readonly Family[] = [
  ...LINK_FAMILIES,
  ...FEED_FAMILIES,
  ...SPOOL_FAMILIES,
  ...AGENT_FAMILIES,
  ...PROCESS_FAMILIES,
];
