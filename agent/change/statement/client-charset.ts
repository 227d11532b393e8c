import { AgentError } from "../../error.ts";

/**
 * What it takes to read a statement in the character set of the session that gave it: where a character of several bytes
 * ends, since in some sets its last byte may look like a quote or a backslash, and how a name is decoded.
 */
export interface ClientCharset {
  /** Length of the character that starts at `at`. */
  readonly lengthAt: (text: string, at: number) => number;
  /** A name as Unicode. Throws when it holds bytes that are no character of the set. */
  readonly decode: (bytes: string) => string;
}

const single = (): number => 1;

/** Sets whose later bytes are all above ASCII need no care while quotes are looked for. */
const plain = (encoding: string): ClientCharset => ({
  lengthAt: single,
  decode: (bytes) => new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(bytes, "latin1")),
});

const within = (text: string, at: number, low: number, high: number): boolean => {
  const byte = text.charCodeAt(at);
  return byte >= low && byte <= high;
};

/** Two bytes, of which the second may be an ASCII character. */
const twoBytes = (encoding: string, isLead: (text: string, at: number) => boolean): ClientCharset => ({
  ...plain(encoding),
  lengthAt: (text, at) =>
    isLead(text, at) && at + 1 < text.length && within(text, at + 1, 0x40, 0xfe) ? 2 : 1,
});

const lead = (text: string, at: number): boolean => within(text, at, 0x81, 0xfe);
const leadOfShiftJis = (text: string, at: number): boolean =>
  within(text, at, 0x81, 0x9f) || within(text, at, 0xe0, 0xfc);

const UTF8 = plain("utf-8");
const LATIN1 = plain("windows-1252");
const GB18030: ClientCharset = {
  ...plain("gb18030"),
  lengthAt: (text, at) => {
    if (!lead(text, at) || at + 1 >= text.length) return 1;
    if (within(text, at + 1, 0x30, 0x39)) return 4;
    return within(text, at + 1, 0x40, 0xfe) ? 2 : 1;
  },
};

/** Sets beside UTF-8 by the numbers of their collations, as the server lists them. */
const BY_COLLATION: readonly (readonly [ids: readonly number[], charset: ClientCharset])[] = [
  [[1, 84], twoBytes("big5", lead)],
  [[5, 8, 15, 31, 47, 48, 49, 94], LATIN1],
  [[2, 9, 21, 27, 77], plain("iso-8859-2")],
  [[7, 74], plain("koi8-r")],
  [[22, 75], plain("koi8-u")],
  [[11, 65], plain("ascii")],
  [[12, 91], plain("euc-jp")],
  [[97, 98], plain("euc-jp")],
  [[13, 88], twoBytes("shift_jis", leadOfShiftJis)],
  [[95, 96], twoBytes("shift_jis", leadOfShiftJis)],
  [[16, 71], plain("iso-8859-8")],
  [[18, 89], plain("windows-874")],
  [[19, 85], plain("euc-kr")],
  [[24, 86], plain("gbk")],
  [[25, 70], plain("iso-8859-7")],
  [[26, 34, 44, 66, 99], plain("windows-1250")],
  [[28, 87], twoBytes("gbk", lead)],
  [[30, 78], plain("iso-8859-9")],
  [[14, 23, 50, 51, 52], plain("windows-1251")],
  [[57, 67], plain("windows-1256")],
  [[29, 58, 59], plain("windows-1257")],
  [[248, 249, 250], GB18030],
];

const isUtf8 = (collation: number): boolean =>
  [33, 45, 46, 76, 83].includes(collation) ||
  (collation >= 192 && collation <= 247) ||
  (collation >= 255 && collation <= 323);

/** Names in a statement of a binary session are the server's own: UTF-8. */
const BINARY = 63;

/**
 * @param collation the session's `character_set_client`, as the number that the binlog has for it
 * @throws AgentError STATEMENT_UNSUPPORTED for a set that is not known here: its quotes could not be found with certainty
 */
export function clientCharset(collation: number): ClientCharset {
  if (isUtf8(collation) || collation === BINARY) return UTF8;
  const known = BY_COLLATION.find(([ids]) => ids.includes(collation));
  if (known !== undefined) return known[1];
  throw new AgentError(
    "STATEMENT_UNSUPPORTED",
    `a statement was given in a character set that is not known here (collation ${collation})`,
    { hint: "Use utf8mb4 in the sessions that change schemas." },
  );
}
