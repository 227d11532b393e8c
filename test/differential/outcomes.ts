/** How the statements of a run ended, by their server's error code. */
export class Outcomes {
  readonly #byCode = new Map<string, number>();
  #succeeded = 0;

  succeeded(): void {
    this.#succeeded += 1;
  }

  failed(code: string): void {
    this.#byCode.set(code, (this.#byCode.get(code) ?? 0) + 1);
  }

  get total(): number {
    return [...this.#byCode.values()].reduce((sum, count) => sum + count, this.#succeeded);
  }

  /** From 0 to 1. */
  get successShare(): number {
    return this.total === 0 ? 0 : this.#succeeded / this.total;
  }

  toString(): string {
    const codes = [...this.#byCode].sort(([, a], [, b]) => b - a).map(([code, count]) => `${count} ${code}`);
    return `${this.total} statements, ${Math.round(this.successShare * 100)} % succeeded; ${codes.join(", ")}`;
  }
}
