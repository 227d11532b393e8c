/** Longest name of a declared object or an agent, in characters. Short enough for a file name and a MySQL column. */
const NAME_LENGTH_MAX = 63;

const NAME = new RegExp(`^[a-z0-9]([a-z0-9_-]{0,${NAME_LENGTH_MAX - 1}})$`);

/** What a name may be, for the operator. */
export const NAME_RULE = `1 to ${NAME_LENGTH_MAX} of a-z, 0-9, _ and -, starting with a letter or digit`;

/** Whether `name` may name an object. Such a name is safe as a file name: no separator, no dot, one case. */
export function isObjectName(name: string): boolean {
  return NAME.test(name);
}
