/** A declared pair of servers, one of which is the standby of the other. Validated. */
export interface DrSpec {
  readonly name: string;
  /** Name of the DR instance: the standby when the pair begins. Declared at this agent. */
  readonly instance: string;
  /** Name of the other: the primary when the pair begins. Declared at this agent. */
  readonly peer: string;
  /** Sessions that apply on the standby, 1 to 16. */
  readonly applyWorkers: number;
  readonly deletionProtection: boolean;
}

/** Longest name of a pair, characters: that of its link is kept in 64. */
export const DR_NAME_MAX = 61;

/** The link that keeps the standby of a pair. No declared link can have that name. */
export const linkNameOf = (pair: string): string => `dr:${pair}`;
