// ASN.1 in DER (ITU-T X.690), as much of it as one certificate of a fixed shape needs.

const UNIVERSAL = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A tagged value: tag, length, contents. */
export function tagged(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer =>
  tagged(UNIVERSAL.sequence, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => tagged(UNIVERSAL.set, ...contents);
export const octetString = (bytes: Uint8Array): Buffer => tagged(UNIVERSAL.octetString, bytes);
export const utf8String = (text: string): Buffer => tagged(UNIVERSAL.utf8String, Buffer.from(text));
export const yes = (): Buffer => tagged(UNIVERSAL.boolean, Buffer.from([0xff]));

/** A whole number of zero or more, most significant byte first. */
export function integer(bytes: Uint8Array): Buffer {
  // A leading one bit would make it negative.
  const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return tagged(UNIVERSAL.integer, positive);
}

/** Bits, of which the last `unused` are not there. */
export function bitString(bytes: Uint8Array, unused = 0): Buffer {
  return tagged(UNIVERSAL.bitString, Buffer.from([unused]), bytes);
}

/** A moment before 2050, to the second: the century is not written. */
export function utcTime(date: Date): Buffer {
  const text = `${date
    .toISOString()
    .slice(2)
    .replaceAll(/[-:T]|\..*$/g, "")}Z`;
  return tagged(UNIVERSAL.utcTime, Buffer.from(text));
}

/** An object identifier in dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(UNIVERSAL.objectIdentifier, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

function length(bytes: number): number[] {
  if (bytes < 0x80) return [bytes];
  const digits: number[] = [];
  for (let rest = bytes; rest > 0; rest >>>= 8) digits.unshift(rest & 0xff);
  return [0x80 | digits.length, ...digits];
}
