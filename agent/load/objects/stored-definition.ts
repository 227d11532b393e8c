import type { ByteText } from "../../mysql/quote.ts";
import type { StoredObject } from "../../mysql/stored-objects.ts";
import type { Facts } from "./facts.ts";

/** A view, routine, library or event as a server shows it, with what it takes to make it anew as it is. */
export interface StoredDefinition extends StoredObject {
  /** The bytes of the server's CREATE statement. What it holds of its maker's text is in the character set `client`. */
  readonly create: ByteText;
  /** Null for a view, whose text does not depend on it. */
  readonly sqlMode: string | null;
  readonly client: string;
  readonly connection: string;
  /** Of its database when it was made: what parameters without a character set have. Null for views and libraries. */
  readonly databaseCollation: string | null;
  /** Of events: in which its times are said. */
  readonly timeZone: string | null;
  /** Seconds since the epoch when an event was made: a time before its schedule. */
  readonly created: string | null;
  /** What its server says of it besides. */
  readonly facts: Facts;
}
