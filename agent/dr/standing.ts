import { AgentError } from "../error.ts";
import type { JournalEntry } from "./journal.ts";

/** What a server says of itself that roles are decided by. */
export interface Witness {
  readonly uuid: string;
  readonly journal: JournalEntry | null;
}

/** What the journals of both servers of a pair come to. */
export type Standing<W extends Witness> =
  /** Neither has noted anything: the pair is to begin. */
  | { readonly kind: "unpaired" }
  /** The primary was about to be closed, and the other did not take over: that is to be undone. */
  | { readonly kind: "undo"; readonly epoch: number; readonly writer: W; readonly other: W }
  /** The new primary has noted that it is it, and not that it was opened: that is to be gone on with. */
  | { readonly kind: "promoting"; readonly epoch: number; readonly writer: W; readonly other: W }
  /** The primary is known. `behind`: the other has not noted yet that it follows in this epoch. */
  | {
      readonly kind: "settled";
      readonly epoch: number;
      readonly writer: W;
      readonly other: W;
      readonly follower: "joined" | "behind";
    };

/**
 * Reads both journals together. The one that takes over notes it in its own journal, before it is opened: so the highest epoch that a
 * server claims for itself is the truth, and what the other says is older.
 * @throws AgentError DR_JOURNAL_DIVERGED when both claim the same epoch, DR_JOURNAL_LOST when the primary's own journal does not say it is it
 */
export function standingOf<W extends Witness>(pair: string, one: W, two: W): Standing<W> {
  const [first, second] = [claimOf(one), claimOf(two)];
  if (first === null && second === null) return { kind: "unpaired" };
  if (first !== null && second !== null && first.epoch === second.epoch && first.writer !== second.writer) {
    throw new AgentError(
      "DR_JOURNAL_DIVERGED",
      `both servers of pair "${pair}" say that they are the primary of epoch ${first.epoch}`,
      {
        hint: "Each was promoted while the other could not be seen. Neither is touched: decide which one is to stay, and declare a new pair.",
      },
    );
  }
  const top = first === null || (second !== null && second.epoch > first.epoch) ? second : first;
  const { epoch, writer: uuid } = top as Claim;
  const [writer, other] = one.uuid === uuid ? [one, two] : [two, one];
  const own = claimOf(writer);
  if (writer.uuid !== uuid || writer.journal === null || own?.epoch !== epoch) {
    throw new AgentError(
      "DR_JOURNAL_LOST",
      `the primary of pair "${pair}" in epoch ${epoch} is server ${uuid}, and no server that says so itself is there`,
      {
        hint: "It was replaced, or restored from before. Promote the other with towline dr promote --failover, or declare a new pair.",
      },
    );
  }
  switch (writer.journal.step) {
    case "fencing":
      return { kind: "undo", epoch, writer, other };
    case "promoting":
      return { kind: "promoting", epoch, writer, other };
    case "paired":
    case "undone":
    case "promoted": {
      const { journal } = other;
      const joined = journal?.step === "following" && journal.epoch === epoch;
      return { kind: "settled", epoch, writer, other, follower: joined ? "joined" : "behind" };
    }
    case "following":
      // It names itself as the one that it follows: nothing of ours writes that.
      throw new Error(`server ${uuid} follows itself`);
    default:
      return writer.journal.step satisfies never;
  }
}

interface Claim {
  readonly epoch: number;
  readonly writer: string;
}

/** The last epoch that a journal knows to have begun. While a primary is being closed that is still its own. */
export function claimOf({ uuid, journal }: Witness): Claim | null {
  if (journal === null) return null;
  if (journal.step === "fencing") return { epoch: journal.epoch - 1, writer: uuid };
  return { epoch: journal.epoch, writer: journal.writer };
}
