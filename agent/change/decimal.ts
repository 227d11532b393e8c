import { DECIMAL_BYTES } from "./column-type.ts";

const DIGITS_PER_WORD = 9;
const BYTES_PER_WORD = 4;

/**
 * Reads MySQL's packed DECIMAL: groups of nine digits in 4 bytes, big-endian, a shorter group at each outer end; the first
 * bit is inverted, and every bit of a negative value is. Source: MySQL's `decimal2bin`.
 * @returns the digits, with a leading zero before the point and exactly `scale` digits behind it
 */
export function readDecimal(bytes: Buffer, start: number, precision: number, scale: number): string {
  const negative = ((bytes[start] as number) & 0x80) === 0;
  const whole = precision - scale;
  let at = start;

  const group = (digits: number): string => {
    const length = digits === DIGITS_PER_WORD ? BYTES_PER_WORD : (DECIMAL_BYTES[digits] as number);
    let value = 0;
    for (let index = 0; index < length; index++) {
      let byte = bytes[at + index] as number;
      if (at + index === start) byte ^= 0x80;
      if (negative) byte ^= 0xff;
      value = value * 256 + byte;
    }
    at += length;
    return String(value).padStart(digits, "0");
  };

  let integral = "";
  if (whole % DIGITS_PER_WORD > 0) integral += group(whole % DIGITS_PER_WORD);
  for (let words = Math.floor(whole / DIGITS_PER_WORD); words > 0; words--)
    integral += group(DIGITS_PER_WORD);
  let fraction = "";
  for (let words = Math.floor(scale / DIGITS_PER_WORD); words > 0; words--)
    fraction += group(DIGITS_PER_WORD);
  if (scale % DIGITS_PER_WORD > 0) fraction += group(scale % DIGITS_PER_WORD);

  const trimmed = integral.replace(/^0+/, "") || "0";
  const text = scale > 0 ? `${trimmed}.${fraction}` : trimmed;
  return negative ? `-${text}` : text;
}
