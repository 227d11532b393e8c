import { seedFrom } from "./random.ts";

// What the gate (`npm test` where CI is set) runs of the tests that are too long for it as a whole. It has minutes on two
// cores. Nothing is left out for good: what has turns there comes by the seed, and everything is run where CI is not set.

/** Whether this is a run of the gate. */
const IN_GATE = process.env["CI"] !== undefined;

/** One number or list where the gate runs, and a larger one everywhere else. */
export function inGate<T>(there: T, elsewhere: T): T {
  return IN_GATE ? there : elsewhere;
}

/**
 * Whether the `nth` of some tests that share their time is run. Where the gate runs one of each `turns` of them is, by the seed;
 * elsewhere all are.
 */
export function hasTurn(nth: number, turns: number, seed = seedFrom(process.env)): boolean {
  return !IN_GATE || nth % turns === seed % turns;
}

/**
 * The same for a whole test.
 * @param file names it in the command that runs it
 * @returns why it is skipped, or false
 */
export function notItsTurn(file: string, nth: number, turns: number): string | false {
  return hasTurn(nth, turns) ? false : `one of ${turns} in the gate; npm run test:e2e ${file}`;
}

/** For what the gate never runs, because another test there promises the same. @returns why it is skipped, or false */
export function notInGate(file: string): string | false {
  return IN_GATE ? `not in the gate; npm run test:e2e ${file}` : false;
}
