/** Characters of a character set as hex of their bytes, with a national letter for ENUM and SET members. */
export interface CharacterSet {
  readonly name: string;
  /** Every character of a set of 256, else those at the edges of each range and those whose bytes look like others. */
  readonly characters: readonly string[];
  /** As it is written in a statement in UTF-8. */
  readonly letter: string;
  /** Hex of space, quote, backslash, zero, newline and the end-of-file character. */
  readonly ascii: (text: string) => string;
}

const hex = (...bytes: readonly number[]): string => Buffer.from(bytes).toString("hex");
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const ONE_BYTE = range(0, 0xff).map((byte) => hex(byte));
const ASCII = range(0, 0x7f).map((byte) => hex(byte));

const inLatin = (text: string): string => Buffer.from(text, "latin1").toString("hex");

const single = (name: string, letter: string, characters = ONE_BYTE): CharacterSet => ({
  name,
  letter,
  characters,
  ascii: inLatin,
});

/**
 * A set whose characters have one or two bytes: all trail bytes of the first, a middle and the last lead byte, and the first
 * and the last of every other. 0x5C, the backslash, is a trail byte in some.
 */
function double(
  name: string,
  letter: string,
  leads: readonly number[],
  trails: readonly number[],
  more: readonly string[] = [],
): CharacterSet {
  const full = [leads[0], leads[leads.length >> 1], leads.at(-1)] as readonly number[];
  const edges = [trails[0], trails.at(-1), ...(trails.includes(0x5c) ? [0x5c] : [])] as readonly number[];
  const pairs = leads.flatMap((lead) =>
    (full.includes(lead) ? trails : edges).map((trail) => hex(lead, trail)),
  );
  return { name, letter, characters: [...ASCII, ...more, ...pairs], ascii: inLatin };
}

/** Code points at the edges of what UTF encodings do differently. */
const POINTS = [
  ...[0x00, 0x1a, 0x27, 0x41, 0x5c, 0x7f, 0x80, 0xff, 0x100, 0x27_5c, 0x5c_27, 0x5c_5c, 0x7ff, 0x800, 0x2028],
  ...[0x1100, 0x9244, 0xd7ff, 0xe000, 0xfb01, 0xfeff, 0xfffd, 0xfffe, 0xffff],
];
const WIDE_POINTS = [0x1_0000, 0x1_005c, 0x1_f600, 0x2_0000, 0xf_ffff, 0x10_ffff];

type Encode = (point: number) => string;
const utf16: Encode = (point) => Buffer.from(String.fromCodePoint(point), "utf16le").swap16().toString("hex");
const utf16le: Encode = (point) => Buffer.from(String.fromCodePoint(point), "utf16le").toString("hex");
const utf32: Encode = (point) => point.toString(16).padStart(8, "0");
const utf8: Encode = (point) => Buffer.from(String.fromCodePoint(point)).toString("hex");

const unicode = (name: string, letter: string, encode: Encode, points: readonly number[]): CharacterSet => ({
  name,
  letter,
  characters: points.map(encode),
  ascii: (text) => Array.from(text, (each) => encode(each.charCodeAt(0))).join(""),
});

const KANA = range(0xa1, 0xdf).map((byte) => hex(byte));
const SHIFTED_LEADS = [...range(0x81, 0x9f), ...range(0xe0, 0xfc)];
const SHIFTED_TRAILS = [...range(0x40, 0x7e), ...range(0x80, 0xfc)];
const EXTENDED = [...KANA.map((kana) => `8e${kana}`), ...["8fa1a1", "8fb0a1", "8ffefe", "8fa1fe", "8ffea1"]];
const HIGH = range(0xa1, 0xfe);

/** Every character set that the newest server ships. */
export const CHARACTER_SETS: readonly CharacterSet[] = [
  single("armscii8", "Ա"),
  single("ascii", "~", ASCII),
  single("cp1250", "ž"),
  single("cp1251", "Ж"),
  single("cp1256", "س"),
  single("cp1257", "ū"),
  single("cp850", "é"),
  single("cp852", "ř"),
  single("cp866", "Ж"),
  single("dec8", "é"),
  single("geostd8", "ა"),
  single("greek", "ω"),
  single("hebrew", "ש"),
  single("hp8", "é"),
  single("keybcs2", "č"),
  single("koi8r", "Ж"),
  single("koi8u", "ї"),
  single("latin1", "é"),
  single("latin2", "ł"),
  single("latin5", "ğ"),
  single("latin7", "ė"),
  single("macce", "č"),
  single("macroman", "é"),
  single("swe7", "Å"),
  single("tis620", "ก"),
  double("big5", "功", range(0xa1, 0xf9), [...range(0x40, 0x7e), ...HIGH]),
  double("cp932", "表", SHIFTED_LEADS, SHIFTED_TRAILS, KANA),
  double("sjis", "表", SHIFTED_LEADS, SHIFTED_TRAILS, KANA),
  double("euckr", "가", range(0x81, 0xfe), [
    ...range(0x41, 0x5a),
    ...range(0x61, 0x7a),
    ...range(0x81, 0xfe),
  ]),
  double("gb2312", "啊", range(0xa1, 0xf7), HIGH),
  double("gbk", "啊", range(0x81, 0xfe), [...range(0x40, 0x7e), ...range(0x80, 0xfe)]),
  double(
    "gb18030",
    "啊",
    range(0x81, 0xfe),
    [...range(0x40, 0x7e), ...range(0x80, 0xfe)],
    ["81308130", "8130fe39", "84308130", "90308130", "95328236", "e3329a35", "fe39fe39"],
  ),
  double("ujis", "あ", HIGH, HIGH, EXTENDED),
  double("eucjpms", "あ", HIGH, HIGH, EXTENDED),
  unicode("ucs2", "鉄", utf16, POINTS),
  unicode("utf16", "鉄", utf16, [...POINTS, ...WIDE_POINTS]),
  unicode("utf16le", "鉄", utf16le, [...POINTS, ...WIDE_POINTS]),
  unicode("utf32", "鉄", utf32, [...POINTS, ...WIDE_POINTS]),
  unicode("utf8mb3", "鉄", utf8, POINTS),
  unicode("utf8mb4", "😀", utf8, [...POINTS, ...WIDE_POINTS]),
];
