import type { Validator } from "../framework/attribute.ts";

/** Longest name of an agent or of an object at one, characters: what agents accept. */
const NAME_LENGTH_MAX = 63;

const NAME = new RegExp(`^[a-z0-9][a-z0-9_-]{0,${NAME_LENGTH_MAX - 1}}$`);

/** What a name may be, for descriptions and diagnostics. */
export const NAME_RULE = `1 to ${NAME_LENGTH_MAX} of a-z, 0-9, _ and -, starting with a letter or digit`;

/** An object of an agent, as `id` attributes name it. */
export interface ObjectId {
  readonly agent: string;
  readonly name: string;
}

export function formatId({ agent, name }: ObjectId): string {
  return `${agent}/${name}`;
}

/** Reads `AGENT/NAME`; null when it is something else. */
export function parseId(id: string): ObjectId | null {
  const [agent = "", name = "", ...rest] = id.split("/");
  return rest.length === 0 && NAME.test(agent) && NAME.test(name) ? { agent, name } : null;
}

/** Refuses what is not a name. */
export const isName: Validator<string> = (value, path, diagnostics) => {
  if (NAME.test(value)) return;
  diagnostics.error(
    `${JSON.stringify(value)} is not a name`,
    `A name is ${NAME_RULE}. Choose such a name.`,
    path,
  );
};

/** Refuses what is not the id of an object. */
export const isId: Validator<string> = (value, path, diagnostics) => {
  if (parseId(value) !== null) return;
  diagnostics.error(
    `${JSON.stringify(value)} is not an id`,
    "An id is AGENT/NAME. Refer to the id attribute of a towline_instance, for example towline_instance.orders.id.",
    path,
  );
};
