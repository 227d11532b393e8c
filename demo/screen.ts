const MS_PER_SECOND = 1_000;
/** Characters of a progress bar. */
const BAR = 24;

/** What the demo says, one line after the other, each with the seconds since it began. */
export class Screen {
  readonly #start = performance.now();

  /** Seconds since the beginning. */
  get elapsed(): number {
    return (performance.now() - this.#start) / MS_PER_SECOND;
  }

  heading(text: string): void {
    process.stdout.write(`\n== ${text}\n`);
  }

  line(text: string): void {
    process.stdout.write(`${this.elapsed.toFixed(1).padStart(7)} s  ${text}\n`);
  }

  /** Something that takes a while: announced by its result, with how long it took. */
  async step<T>(what: string, work: Promise<T>, result: (value: T) => string = () => what): Promise<T> {
    const before = this.elapsed;
    const value = await work;
    this.line(`${result(value)} (${(this.elapsed - before).toFixed(1)} s)`);
    return value;
  }
}

export function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR);
  return `[${"#".repeat(full)}${".".repeat(BAR - full)}]`;
}

/** 1234567 as "1 234 567". */
export function count(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, " ");
}
