import type { Outcome, RawRow, RowVisitor } from "./connection.ts";
import type { ByteText } from "./quote.ts";

/**
 * A session that a server is read by: a connection of this agent's, or one that another agent has opened near the server and
 * passes on. Statements are byte texts (see quote.ts).
 */
export interface ReadingSession extends AsyncDisposable {
  /** Name of the declared instance, for messages. */
  readonly instance: string;
  /** Runs a statement that returns no rows, or several at once; then the outcome is the last one's. */
  execute(sql: ByteText): Promise<Outcome>;
  /** Rows with text values; NULL is null. For statements about the server, not for data. */
  text(sql: ByteText): Promise<readonly (readonly (string | null)[])[]>;
  /** Rows with the bytes that the server sent. */
  raw(sql: ByteText): Promise<readonly RawRow[]>;
  /**
   * Runs a query and shows each row as it comes, without making values of it; `pause` and `resume` hold the rows back meanwhile.
   * @param limit how long it may go without a row, milliseconds; null for a query that ends when its rows have been taken
   */
  rows(sql: ByteText, visit: RowVisitor, limit?: number | null): Promise<void>;
  pause(): void;
  resume(): void;
  /** Gives the session up without a farewell, also in the middle of an answer. */
  destroy(): void;
}
