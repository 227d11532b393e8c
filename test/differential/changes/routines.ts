import { DATABASES } from "../names.ts";
import { pathOf } from "../schema.ts";
import type { ChangeMaker } from "../values.ts";

export const createRoutine: ChangeMaker = ({ random, schema }) => {
  const name = { database: random.pick(DATABASES), name: schema.newName("f") };
  const kind = random.pick(["FUNCTION", "PROCEDURE"] as const);
  schema.routines = [...schema.routines, { ...name, kind }];
  return [
    kind === "FUNCTION"
      ? `CREATE FUNCTION ${pathOf(name)} (a INT) RETURNS INT DETERMINISTIC RETURN a * ${random.int(2, 9)}`
      : `CREATE PROCEDURE ${pathOf(name)} () BEGIN SELECT 'é; it''s'; SELECT ${random.int(1, 9)}; END`,
  ];
};

export const dropRoutine: ChangeMaker = ({ random, schema }) => {
  if (schema.routines.length === 0) return null;
  const routine = random.pick(schema.routines);
  schema.routines = schema.routines.filter((each) => each !== routine);
  return [`DROP ${routine.kind} ${pathOf(routine)}`];
};
