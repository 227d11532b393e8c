import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./command.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options and exactly `names.length` positional arguments. Throws UsageError. */
export function parseCommandLine<O extends Options>(args: string[], options: O, names: readonly string[]) {
  const parsed = parseStrictly(args, options);
  const { positionals } = parsed;
  const missing = names[positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing`);
  const [extra] = positionals.slice(names.length);
  if (extra !== undefined) throw new UsageError(`unexpected argument ${extra}`);
  return { values: parsed.values, positionals };
}

function parseStrictly<O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    // Node's text names the option at fault and fits one line.
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
