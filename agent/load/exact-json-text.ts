/**
 * A JSON document as the server prints it. A number keeps its digits and a string may stand for an SQL value: which type
 * either has is not in the text.
 */
export type PrintedJson =
  | { readonly kind: "constant"; readonly token: "null" | "true" | "false" }
  | { readonly kind: "number"; readonly token: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly PrintedJson[] }
  /** Held as a list: a key may be called `__proto__`. */
  | { readonly kind: "object"; readonly members: readonly (readonly [key: string, value: PrintedJson])[] };

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const CONSTANT = /null|true|false/y;
const SPACE = /\s*/y;

/** Reads a document that the server printed. JSON.parse would round numbers. */
export function parsePrintedJson(text: string): PrintedJson {
  const scanner = new Scanner(text);
  const value = scanner.value();
  scanner.end();
  return value;
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): PrintedJson {
    this.#match(SPACE);
    const next = this.#text[this.#at];
    if (next === "[") return { kind: "array", items: this.#list("]", () => this.value()) };
    if (next === "{") return { kind: "object", members: this.#list("}", () => this.#member()) };
    if (next === '"') return { kind: "string", text: this.#string() };
    const constant = this.#match(CONSTANT);
    if (constant !== "") return { kind: "constant", token: constant as "null" | "true" | "false" };
    const token = this.#match(NUMBER);
    if (token === "") throw this.#unexpected();
    return { kind: "number", token };
  }

  end(): void {
    this.#match(SPACE);
    if (this.#at !== this.#text.length) throw this.#unexpected();
  }

  #list<T>(close: string, one: () => T): T[] {
    const all: T[] = [];
    this.#at += 1;
    while (!this.#skip(close)) {
      all.push(one());
      if (this.#skip(",")) continue;
      if (this.#skip(close)) break;
      throw this.#unexpected();
    }
    return all;
  }

  #member(): readonly [string, PrintedJson] {
    this.#match(SPACE);
    const key = this.#string();
    if (!this.#skip(":")) throw this.#unexpected();
    return [key, this.value()];
  }

  #string(): string {
    const token = this.#match(STRING);
    if (token === "") throw this.#unexpected();
    return JSON.parse(token) as string;
  }

  #skip(character: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  /** What the pattern finds right here; empty when it does not. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #unexpected(): Error {
    return new Error(`a JSON document of the server does not parse at character ${this.#at}`);
  }
}
