import type { Attribute, Attributes, ElementType, Options, State, Type, Validator } from "./attribute.ts";
import type { Value } from "./value.ts";

/** The type of a value in a state: nothing is left out that is required or has a default. */
type Known<T, O> = O extends { readonly mode: "required" }
  ? O extends { readonly writeOnly: true }
    ? null
    : T
  : O extends { readonly writeOnly: true }
    ? null
    : O extends { readonly default: NonNullable<unknown> }
      ? T
      : T | null;

/** The bounds of an `integer`, inclusive. */
interface Range {
  readonly min: number;
  readonly max: number;
}

export function string<const O extends Options<string>>(options: O): Attribute<Known<string, O>> {
  return attribute({ kind: "string" }, options, "", options.validate);
}

/** A string out of a closed set. */
export function choice<const C extends readonly string[], const O extends Options<C[number]>>(
  of: C,
  options: O,
): Attribute<Known<C[number], O>> {
  const allowed = `One of ${of.map((value) => JSON.stringify(value)).join(", ")}.`;
  return attribute<string, Known<C[number], O>>(
    { kind: "string" },
    options,
    allowed,
    (value, path, diagnostics) => {
      if (of.includes(value)) options.validate?.(value, path, diagnostics);
      else
        diagnostics.error(
          `${JSON.stringify(value)} is not allowed here`,
          `${allowed} Write one of these.`,
          path,
        );
    },
  );
}

/** A whole number within bounds. */
export function integer<const O extends Options<number>>(
  range: Range,
  options: O,
): Attribute<Known<number, O>> {
  const allowed = `A whole number from ${range.min} to ${range.max}.`;
  return attribute<number, Known<number, O>>(
    { kind: "number" },
    options,
    allowed,
    (value, path, diagnostics) => {
      if (Number.isSafeInteger(value) && value >= range.min && value <= range.max) {
        options.validate?.(value, path, diagnostics);
      } else {
        diagnostics.error("The number is not allowed here", `${allowed} Write such a number.`, path);
      }
    },
  );
}

/** A number that only the provider gives. */
export function computedNumber(
  options: Pick<Options<number>, "description" | "keeps">,
): Attribute<number | null> {
  return attribute<number, number | null>(
    { kind: "number" },
    { ...options, mode: "computed" },
    "",
    undefined,
  );
}

export function bool<const O extends Options<boolean>>(options: O): Attribute<Known<boolean, O>> {
  return attribute({ kind: "bool" }, options, "", options.validate);
}

export function listOfStrings<const O extends Options<readonly string[]>>(
  options: O,
): Attribute<Known<readonly string[], O>> {
  return attribute({ kind: "list", element: STRING }, options, "", options.validate);
}

export function setOfStrings<const O extends Options<readonly string[]>>(
  options: O,
): Attribute<Known<readonly string[], O>> {
  return attribute({ kind: "set", element: STRING }, options, "", options.validate);
}

export function mapOfStrings<const O extends Options<ReadonlyMap<string, string>>>(
  options: O,
): Attribute<Known<ReadonlyMap<string, string>, O>> {
  return attribute({ kind: "map", element: STRING }, options, "", options.validate);
}

/** One object with attributes of its own. */
export function object<A extends Attributes, const O extends Options<State<A>>>(
  attributes: A,
  options: O,
): Attribute<Known<State<A>, O>> {
  return attribute({ kind: "object", attributes }, options, "", options.validate);
}

/** Objects of one shape, by a key that the operator chooses. */
export function objectMap<A extends Attributes, const O extends Options<ReadonlyMap<string, State<A>>>>(
  attributes: A,
  options: O,
): Attribute<Known<ReadonlyMap<string, State<A>>, O>> {
  return attribute({ kind: "object-map", attributes }, options, "", options.validate);
}

/** Objects of one shape, in order. */
export function objectList<A extends Attributes, const O extends Options<readonly State<A>[]>>(
  attributes: A,
  options: O,
): Attribute<Known<readonly State<A>[], O>> {
  return attribute({ kind: "object-list", attributes }, options, "", options.validate);
}

const STRING: ElementType = { kind: "string" };

function attribute<T, K>(
  type: Type,
  options: Options<T>,
  allowed: string,
  validate: Validator<T> | undefined,
): Attribute<K> {
  return {
    type,
    mode: options.mode,
    description: options.description,
    // A default is of the attribute's own type, which is one of Value's.
    ...(options.default === undefined ? {} : { default: options.default as Value }),
    replaces: options.replaces ?? false,
    keeps: options.keeps ?? false,
    writeOnly: options.writeOnly ?? false,
    sensitive: options.sensitive ?? false,
    allowed,
    validate: validate ?? (() => {}),
  };
}
