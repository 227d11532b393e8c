import { seedFrom } from "./random.ts";

/**
 * Whether a long test has to wait for another run of the gate, which has its time: where CI is set it runs every other time, by
 * the seed. Anywhere else it always runs.
 * @returns why it is skipped, or false
 */
export function notItsTurn(file: string): string | false {
  const skipped = process.env["CI"] !== undefined && seedFrom(process.env) % 2 === 1;
  return skipped ? `every other time in the gate; npm run test:e2e ${file}` : false;
}
