/**
 * Statements are built as strings of bytes: each character stands for one byte (latin1), and connections run with
 * character set `binary`, so that text of any character set passes unchanged. These are the only functions that quote.
 */

/** A string whose characters are the bytes of a statement. */
export type ByteText = string;

/** Text of ours (ASCII or any Unicode) as the bytes of its UTF-8 form. */
export function utf8(text: string): ByteText {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** An identifier in backticks. */
export function identifier(name: string): ByteText {
  return utf8(`\`${name.replaceAll("`", "``")}\``);
}

/** `database`.`table`. */
export function qualified(database: string, table: string): ByteText {
  return `${identifier(database)}.${identifier(table)}`;
}

const UNSAFE = /[\0\n\r\x1a'"\\]/;
const UNSAFE_ALL = /[\0\n\r\x1a'"\\]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\n": "\\n",
  "\r": "\\r",
  "\x1a": "\\Z",
  "'": "\\'",
  '"': '\\"',
  "\\": "\\\\",
};

/** A string literal of these bytes. Needs a session without NO_BACKSLASH_ESCAPES. */
export function literal(bytes: ByteText): ByteText {
  if (!UNSAFE.test(bytes)) return `'${bytes}'`;
  return `'${bytes.replace(UNSAFE_ALL, (byte) => ESCAPES[byte] as string)}'`;
}

/** A string literal of text of ours. */
export function textLiteral(text: string): ByteText {
  return literal(utf8(text));
}
