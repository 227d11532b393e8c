import type { PausePoint, PausePoints } from "../../agent/lib/pause-points.ts";

/** Does something at a moment of a link, one time that it comes; the link waits meanwhile. */
export class Once implements PausePoints {
  readonly #moment: PausePoint;
  readonly #act: () => Promise<void>;
  #left: number;
  #state: "waiting" | "acting" | "done" = "waiting";

  /** @param occurrence 1 is the first time */
  constructor(moment: PausePoint, act: () => Promise<void>, occurrence = 1) {
    this.#moment = moment;
    this.#act = act;
    this.#left = occurrence;
  }

  get done(): boolean {
    return this.#state === "done";
  }

  readonly reach = async (point: PausePoint): Promise<void> => {
    if (point !== this.#moment || this.#state !== "waiting" || --this.#left > 0) return;
    this.#state = "acting";
    await this.#act();
    this.#state = "done";
  };
}
