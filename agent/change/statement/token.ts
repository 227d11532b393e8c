import { AgentError } from "../../error.ts";
import type { ClientCharset } from "./client-charset.ts";

/** A part of a statement that means something. Offsets are bytes. */
export interface Token {
  /** `word` is unquoted: a keyword, a name or a number; `name` is quoted. */
  readonly kind: "word" | "name" | "string" | "symbol";
  readonly start: number;
  readonly end: number;
  /** A word in upper case, a symbol itself, the content of a name in the client's character set; nothing of a string. */
  readonly text: string;
  /** As `text`, a word as it was given. */
  readonly raw: string;
}

/** How the session that gave a statement read its text. */
export interface TextMode {
  readonly charset: ClientCharset;
  /** Double quotes hold a name. */
  readonly ansiQuotes: boolean;
  readonly backslashEscapes: boolean;
  /** Version of the server that ran it, for example 80036: decides which executable comments are code. */
  readonly serverVersion: number;
  /** A name as the server keeps it: in lower case where it does not tell the cases apart. */
  readonly fold: (name: string) => string;
}

const SPACE = /[\s\0]/;
const WORD = /[A-Za-z0-9_$\x80-\xff]/;
const CONDITION = /^(\d{5,6})?/;

/**
 * Splits a statement into tokens, as the server's own lexer would. Comments are left out, the content of executable ones is
 * code if the server's version made it so. Anything that does not end throws: what cannot be read is never guessed at.
 */
export class Tokens {
  /** Versions that executable comments ask for: a server below one of them reads the statement otherwise. */
  readonly conditions: number[] = [];
  readonly #text: string;
  readonly #mode: TextMode;
  #at = 0;
  #open = 0;

  constructor(text: string, mode: TextMode) {
    this.#text = text;
    this.#mode = mode;
  }

  /** The next token; null at the end. */
  next(): Token | null {
    const text = this.#text;
    for (;;) {
      const at = this.#at;
      const first = text[at];
      if (first === undefined) {
        if (this.#open > 0) throw unreadable("an executable comment does not end");
        return null;
      }
      if (SPACE.test(first)) this.#at += 1;
      else if (first === "#" || this.#isDashComment(at)) this.#at = endOfLine(text, at);
      else if (text.startsWith("/*", at)) this.#comment();
      else if (this.#open > 0 && text.startsWith("*/", at)) {
        this.#open -= 1;
        this.#at += 2;
      } else return this.#token(first);
    }
  }

  /** Two dashes are a comment only before white space. */
  #isDashComment(at: number): boolean {
    const after = this.#text[at + 2];
    return this.#text.startsWith("--", at) && (after === undefined || SPACE.test(after));
  }

  #comment(): void {
    const text = this.#text;
    if (text[this.#at + 2] !== "!") {
      const close = text.indexOf("*/", this.#at + 2);
      if (close < 0) throw unreadable("a comment does not end");
      this.#at = close + 2;
      return;
    }
    const start = this.#at + 3;
    const digits = CONDITION.exec(text.slice(start, start + 6))?.[1] ?? "";
    const version = Number(digits);
    if (digits !== "") this.conditions.push(version);
    if (version <= this.#mode.serverVersion) {
      this.#open += 1;
      this.#at = start + digits.length;
    } else this.#at = this.#endOfUnused(start);
  }

  /** Where an executable comment ends that is not executed; plain ones may stand inside it. */
  #endOfUnused(from: number): number {
    let depth = 1;
    let at = from;
    while (depth > 0) {
      const close = this.#text.indexOf("*/", at);
      if (close < 0) throw unreadable("an executable comment does not end");
      const nested = this.#text.indexOf("/*", at);
      const opens = nested >= 0 && nested < close;
      depth += opens ? 1 : -1;
      at = (opens ? nested : close) + 2;
    }
    return at;
  }

  #token(first: string): Token {
    const start = this.#at;
    if (first === "`" || (first === '"' && this.#mode.ansiQuotes)) return this.#quoted(start, first, "name");
    if (first === "'" || first === '"') return this.#quoted(start, first, "string");
    if (!WORD.test(first)) {
      this.#at += 1;
      return { kind: "symbol", start, end: this.#at, text: first, raw: first };
    }
    const { charset } = this.#mode;
    while (this.#at < this.#text.length && WORD.test(this.#text[this.#at] as string))
      this.#at += charset.lengthAt(this.#text, this.#at);
    const raw = this.#text.slice(start, this.#at);
    return { kind: "word", start, end: this.#at, text: upperAscii(raw), raw };
  }

  #quoted(start: number, quote: string, kind: "name" | "string"): Token {
    const { charset, backslashEscapes } = this.#mode;
    const escapes = kind === "string" && backslashEscapes;
    let content = "";
    let at = start + 1;
    for (;;) {
      const character = this.#text[at];
      if (character === undefined) throw unreadable("a quoted text does not end");
      if (character === quote) {
        if (this.#text[at + 1] !== quote) break;
        content += quote;
        at += 2;
      } else if (character === "\\" && escapes) {
        at += 1 + charset.lengthAt(this.#text, at + 1);
      } else {
        const length = charset.lengthAt(this.#text, at);
        if (kind === "name") content += this.#text.slice(at, at + length);
        at += length;
      }
    }
    this.#at = at + 1;
    return { kind, start, end: this.#at, text: content, raw: content };
  }
}

/** Keywords are ASCII; a byte above may be part of another character. */
const upperAscii = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

export function unreadable(what: string): AgentError {
  return new AgentError("STATEMENT_UNSUPPORTED", `a statement cannot be read: ${what}`);
}
