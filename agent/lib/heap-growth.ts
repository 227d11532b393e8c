import { setFlagsFromString } from "node:v8";

/** By how much of what is in use the heap may grow until garbage is collected again, percent. */
const HEAP_GROWTH_PERCENT = 50;

/**
 * Keeps the heap of this process near what is in use. V8 sizes it by the memory of the machine, and lets it grow to a multiple
 * of what is in use first: an agent that copies or catches up throws nearly everything away at once, and would hold over a
 * hundred megabytes of it. To be called before the heap has grown.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
}
