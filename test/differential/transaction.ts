import type { Making } from "./values.ts";

const MOST_STATEMENTS = 6;
const ROLLED_BACK = 0.12;

/** Statements between a beginning and an end, with savepoints on the way. */
export function transaction(making: Making, statement: () => string | null): readonly string[] {
  const { random } = making;
  return [
    "START TRANSACTION",
    ...body(making, statement),
    random.chance(ROLLED_BACK) ? "ROLLBACK" : "COMMIT",
  ];
}

/**
 * An XA transaction; its name is as unique as its number. It has no savepoints: native replication (9.7.4) stops at a branch
 * that holds nothing else.
 */
export function xaTransaction(
  making: Making,
  statement: () => string | null,
  number: number,
): readonly string[] {
  const { random } = making;
  const id = `'differ ${number}', 'b', ${random.int(1, 9)}`;
  const statements = body(making, statement).filter((each) => !each.includes("SAVEPOINT "));
  const inside = [`XA START ${id}`, ...statements, `XA END ${id}`];
  if (random.chance(0.2)) return [...inside, `XA COMMIT ${id} ONE PHASE`];
  return [...inside, `XA PREPARE ${id}`, random.chance(0.25) ? `XA ROLLBACK ${id}` : `XA COMMIT ${id}`];
}

function body({ random }: Making, statement: () => string | null): string[] {
  const statements: string[] = [];
  const open: string[] = [];
  for (let count = random.int(1, MOST_STATEMENTS); count > 0; count--) {
    if (random.chance(0.2)) {
      const name = `s${open.length}`;
      statements.push(`SAVEPOINT ${name}`);
      open.push(name);
    }
    const made = statement();
    if (made !== null) statements.push(made);
    if (open.length > 0 && random.chance(0.3)) {
      const back = random.int(0, open.length - 1);
      const released = random.chance(0.3);
      statements.push(`${released ? "RELEASE" : "ROLLBACK TO"} SAVEPOINT ${open[back]}`);
      open.length = released ? back : back + 1;
    }
  }
  return statements;
}
