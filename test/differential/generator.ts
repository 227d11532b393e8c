import { Random } from "../harness/random.ts";
import { changeKinds } from "./changes/change.ts";
import { createTable } from "./changes/create-table.ts";
import { type ColumnKind, columnKinds } from "./column-kinds.ts";
import { DATABASES, quote } from "./names.ts";
import { Schema } from "./schema.ts";
import { SESSIONS } from "./sessions.ts";
import { STATEMENTS } from "./statements/statement.ts";
import { transaction, xaTransaction } from "./transaction.ts";
import type { Making } from "./values.ts";

const FIRST_TABLES = 14;
const MOST_TABLES = 24;
const FIRST_ROWS = 12;
const CHANGE_SHARE = 0.08;
const SINGLE_SHARE = 0.4;
const XA_SHARE = 0.1;

/** What one session does in one go. */
export interface Operation {
  /** Counts from 0. */
  readonly number: number;
  readonly session: number;
  readonly kind: "rows" | "transaction" | "xa" | "schema";
  readonly statements: readonly string[];
}

export interface GeneratorOptions {
  readonly seed: number;
  readonly xa: "with" | "without";
}

/** Random operations without an end, the same for the same seed. Pure: it never asks a server. */
export class OperationGenerator {
  readonly #making: Making;
  readonly #kinds: readonly ColumnKind[];
  readonly #changes: ReturnType<typeof changeKinds>;
  readonly #options: GeneratorOptions;
  #number = 0;

  constructor(options: GeneratorOptions) {
    const random = new Random(options.seed);
    this.#making = { random, schema: new Schema(random) };
    this.#kinds = columnKinds(options.seed);
    this.#changes = changeKinds(this.#kinds);
    this.#options = options;
  }

  /** The databases, some tables and some rows to begin with: to be carried out one by one. */
  *opening(): IterableIterator<Operation> {
    const databases = DATABASES.map((name) => `CREATE DATABASE ${quote(name)} CHARACTER SET utf8mb4`);
    yield this.#operation("schema", databases, 0);
    // A statement with aliases of tables wants a default database.
    for (let session = 0; session < SESSIONS; session++)
      yield this.#operation(
        "schema",
        [`USE ${quote(DATABASES[session % DATABASES.length] as string)}`],
        session,
      );
    const create = createTable(this.#kinds);
    for (let table = 0; table < FIRST_TABLES; table++)
      yield this.#operation("schema", create(this.#making) ?? [], 0);
    for (let rows = 0; rows < FIRST_ROWS * FIRST_TABLES; rows++) {
      const made = STATEMENTS.insert.make(this.#making);
      if (made !== null) yield this.#operation("rows", [made], 0);
    }
  }

  next(): Operation {
    const { random, schema } = this.#making;
    for (;;) {
      if (random.chance(CHANGE_SHARE)) {
        const kind = weighted(random, this.#changes);
        if (kind.name.startsWith("create-") && schema.tables.length >= MOST_TABLES) continue;
        const made = kind.make(this.#making);
        if (made !== null) return this.#operation("schema", made);
        continue;
      }
      const statement = (): string | null => weighted(random, STATEMENTS).make(this.#making);
      if (random.chance(SINGLE_SHARE)) {
        const made = statement();
        if (made !== null) return this.#operation("rows", [made]);
        continue;
      }
      if (this.#options.xa === "with" && random.chance(XA_SHARE))
        return this.#operation("xa", xaTransaction(this.#making, statement, this.#number));
      return this.#operation("transaction", transaction(this.#making, statement));
    }
  }

  #operation(
    kind: Operation["kind"],
    statements: readonly string[],
    session = this.#making.random.int(0, SESSIONS - 1),
  ): Operation {
    return { number: this.#number++, session, kind, statements };
  }
}

/** One of a table of kinds, with its name. */
function weighted<Kind extends { readonly weight: number }>(
  random: Random,
  kinds: Readonly<Record<string, Kind>>,
): Kind & { readonly name: string } {
  const entries = Object.entries(kinds);
  let left = random.next() * entries.reduce((sum, [, { weight }]) => sum + weight, 0);
  const [name, kind] =
    entries.find(([, { weight }]) => (left -= weight) < 0) ?? (entries[0] as [string, Kind]);
  return { ...kind, name };
}
