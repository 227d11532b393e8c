import type { DatabaseName, ObjectName, Range } from "./statement.ts";
import { type TextMode, type Token, Tokens, unreadable } from "./token.ts";

/** Walks through the tokens of one statement. */
export class Cursor {
  readonly #tokens: Tokens;
  readonly #mode: TextMode;
  readonly #defaultDatabase: string;
  readonly #ahead: Token[] = [];
  /** End of the last token that was taken. */
  end = 0;

  constructor(text: string, mode: TextMode, defaultDatabase: string) {
    this.#tokens = new Tokens(text, mode);
    this.#mode = mode;
    this.#defaultDatabase = defaultDatabase;
  }

  /** Versions that executable comments asked for, of those read so far. */
  get conditions(): readonly number[] {
    return this.#tokens.conditions;
  }

  peek(ahead = 0): Token | null {
    while (this.#ahead.length <= ahead) {
      const token = this.#tokens.next();
      if (token === null) return null;
      this.#ahead.push(token);
    }
    return this.#ahead[ahead] ?? null;
  }

  /** The keyword or number that comes, in upper case; empty when something else does. */
  word(ahead = 0): string {
    const token = this.peek(ahead);
    return token?.kind === "word" ? token.text : "";
  }

  take(): Token {
    const token = this.peek();
    if (token === null) throw unreadable("it ends too early");
    this.#ahead.shift();
    this.end = token.end;
    return token;
  }

  /** Takes these keywords if they all come next. */
  accept(...words: readonly string[]): boolean {
    if (!words.every((word, at) => this.word(at) === word)) return false;
    for (const _ of words) this.take();
    return true;
  }

  /** Takes the first of these keywords that comes next; empty when none does. */
  acceptAny(words: readonly string[]): string {
    const word = words.find((each) => this.word() === each);
    if (word === undefined) return "";
    this.take();
    return word;
  }

  acceptSymbol(symbol: string): boolean {
    const token = this.peek();
    if (token?.kind !== "symbol" || token.text !== symbol) return false;
    this.take();
    return true;
  }

  expect(...words: readonly string[]): void {
    if (!this.accept(...words)) throw unreadable(`${words.join(" ")} is not where it should be`);
  }

  /** A name with or without its database. */
  objectName(defaultDatabase = this.#defaultDatabase): ObjectName {
    const first = this.#name();
    if (!this.acceptSymbol(".")) return { database: defaultDatabase, name: first.name, at: first.at };
    const second = this.#name();
    return {
      database: first.name,
      name: second.name,
      at: { start: first.at.start, end: second.at.end },
    };
  }

  databaseName(): DatabaseName {
    const { name, at } = this.#name();
    return { database: name, at };
  }

  objectNames(): ObjectName[] {
    const names = [this.objectName()];
    while (this.acceptSymbol(",")) names.push(this.objectName());
    return names;
  }

  #name(): { readonly name: string; readonly at: Range } {
    const token = this.take();
    if (token.kind !== "word" && token.kind !== "name") throw unreadable("a name is not where it should be");
    const { start, end } = token;
    try {
      return { name: this.#mode.fold(this.#mode.charset.decode(token.raw)), at: { start, end } };
    } catch {
      throw unreadable("a name is not text of its character set");
    }
  }
}
