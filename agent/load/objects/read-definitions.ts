import { AgentError } from "../../error.ts";
import { qualified } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { serverErrorNumber } from "../../mysql/server-error.ts";
import { labelOf, type StoredObject, type StoredObjectKind } from "../../mysql/stored-objects.ts";
import { readFacts } from "./facts.ts";
import type { StoredDefinition } from "./stored-definition.ts";

/** Columns of SHOW CREATE by kind, as all servers have them; -1 for one that there is not. */
interface Shape {
  readonly create: number;
  readonly sqlMode: number;
  readonly timeZone: number;
  readonly client: number;
  readonly connection: number;
  readonly databaseCollation: number;
}

const ROUTINE: Shape = {
  create: 2,
  sqlMode: 1,
  timeZone: -1,
  client: 3,
  connection: 4,
  databaseCollation: 5,
};

const SHAPES: Readonly<Record<StoredObjectKind, Shape>> = {
  view: { create: 1, sqlMode: -1, timeZone: -1, client: 2, connection: 3, databaseCollation: -1 },
  function: ROUTINE,
  procedure: ROUTINE,
  library: { create: 2, sqlMode: 1, timeZone: -1, client: -1, connection: -1, databaseCollation: -1 },
  event: { create: 3, sqlMode: 1, timeZone: 2, client: 4, connection: 5, databaseCollation: 6 },
};

/**
 * Reads how objects are made. One that is gone by the time it is asked for is left out.
 * @throws AgentError ACCESS_DENIED when the account may not see a definition
 */
export async function readDefinitions(
  server: ReadingSession,
  objects: readonly StoredObject[],
): Promise<readonly StoredDefinition[]> {
  const found: StoredDefinition[] = [];
  for (const object of objects) {
    const definition = await readDefinition(server, object);
    if (definition !== null) found.push(definition);
  }
  return found;
}

/** ER_NO_SUCH_TABLE, ER_SP_DOES_NOT_EXIST, ER_EVENT_DOES_NOT_EXIST. */
const ABSENT: ReadonlySet<number> = new Set([1146, 1305, 1539]);

async function readDefinition(
  server: ReadingSession,
  object: StoredObject,
): Promise<StoredDefinition | null> {
  const { kind, database, name } = object;
  const shape = SHAPES[kind];
  const facts = await readFacts(server, object);
  if (facts === null) return null;
  let row: readonly (Buffer | null)[] | undefined;
  try {
    [row] = await server.raw(`SHOW CREATE ${kind.toUpperCase()} ${qualified(database, name)}`);
  } catch (thrown) {
    if (ABSENT.has(serverErrorNumber(thrown))) return null;
    throw AgentError.from(thrown).about({ table: `${database}.${name}` });
  }
  const at = (column: number): string | null => row?.[column]?.toString("latin1") ?? null;
  const create = at(shape.create);
  if (create === null) {
    throw new AgentError("ACCESS_DENIED", `the account may not see how ${labelOf(object)} is made`, {
      hint: "GRANT SHOW_ROUTINE ON *.* to it on the source; before 8.0.20: GRANT SELECT ON mysql.proc.",
    });
  }
  return {
    ...{ kind, database, name, create, facts },
    created: facts.get("CREATED_AT") ?? null,
    sqlMode: at(shape.sqlMode),
    client: at(shape.client) ?? "utf8mb4",
    connection: at(shape.connection) ?? "utf8mb4_general_ci",
    databaseCollation: at(shape.databaseCollation),
    timeZone: at(shape.timeZone),
  };
}
