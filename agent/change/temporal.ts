import { fractionLength } from "./column-type.ts";

/** Packed temporal values of MySQL ≥ 5.6.4 as the text the server itself prints. Source: MySQL's `my_time.cc`. */

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
const four = (value: number): string => String(value).padStart(4, "0");

/** The stored fraction has an even number of digits; the column may show one fewer. */
function formatFraction(value: number, digits: number): string {
  if (digits === 0) return "";
  return `.${String(value)
    .padStart(fractionLength(digits) * 2, "0")
    .slice(0, digits)}`;
}

function readFraction(bytes: Buffer, at: number, digits: number): number {
  return digits === 0 ? 0 : bytes.readUIntBE(at, fractionLength(digits));
}

/** 3 bytes, little-endian: day 5 bits, month 4, year 15. */
export function readDate(bytes: Buffer, start: number): string {
  const packed = bytes.readUIntLE(start, 3);
  return `${four(packed >> 9)}-${two((packed >> 5) & 15)}-${two(packed & 31)}`;
}

const TIME_BIAS = 0x800000;

/**
 * 3 bytes and the fraction, big-endian, offset so that they sort: the whole, fraction included, is one signed number, hence
 * a negative time with a fraction borrows from its seconds.
 */
export function readTime(bytes: Buffer, start: number, digits: number): string {
  const fraction = fractionLength(digits);
  const scale = 2 ** (8 * fraction);
  const signed = bytes.readUIntBE(start, 3 + fraction) - TIME_BIAS * scale;
  const packed = Math.abs(signed);
  const whole = Math.floor(packed / scale);
  const text = `${two((whole >> 12) & 0x3ff)}:${two((whole >> 6) & 63)}:${two(whole & 63)}`;
  return `${signed < 0 ? "-" : ""}${text}${formatFraction(packed % scale, digits)}`;
}

const DATETIME_BIAS = 0x8000000000;
const DAY_TIME_BITS = 2 ** 17;
const MONTHS_PER_STORED_YEAR = 13;

function formatDateTime(whole: number): string {
  const date = Math.floor(whole / DAY_TIME_BITS);
  const time = whole % DAY_TIME_BITS;
  const months = date >> 5;
  return (
    `${four(Math.floor(months / MONTHS_PER_STORED_YEAR))}-${two(months % MONTHS_PER_STORED_YEAR)}-${two(date & 31)} ` +
    `${two(time >> 12)}:${two((time >> 6) & 63)}:${two(time & 63)}`
  );
}

/** 5 bytes and the fraction, big-endian: sign 1 bit, year × 13 + month 17, day 5, hour 5, minute 6, second 6. */
export function readDateTime(bytes: Buffer, start: number, digits: number): string {
  const text = formatDateTime(bytes.readUIntBE(start, 5) - DATETIME_BIAS);
  return text + formatFraction(readFraction(bytes, start + 5, digits), digits);
}

/** 4 bytes and the fraction, big-endian: seconds since the epoch. Printed in UTC; zero is the zero date. */
export function readTimestamp(bytes: Buffer, start: number, digits: number): string {
  const seconds = bytes.readUInt32BE(start);
  const fraction = formatFraction(readFraction(bytes, start + 4, digits), digits);
  if (seconds === 0) return `0000-00-00 00:00:00${fraction}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")}${fraction}`;
}

const MICROSECOND_BITS = 24n;
const MICROSECOND_MASK = (1n << MICROSECOND_BITS) - 1n;

/** The 8-byte form that JSON documents hold: whole part above 24 bits of microseconds, little-endian and signed. */
export function readPackedTemporal(
  bytes: Buffer,
  start: number,
  kind: "date" | "time" | "datetime" | "timestamp",
): string {
  const signed = bytes.readBigInt64LE(start);
  const packed = signed < 0n ? -signed : signed;
  const whole = Number(packed >> MICROSECOND_BITS);
  const micros = String(packed & MICROSECOND_MASK).padStart(6, "0");
  if (kind === "time") {
    const text = `${two((whole >> 12) & 0x3ff)}:${two((whole >> 6) & 63)}:${two(whole & 63)}`;
    return `${signed < 0n ? "-" : ""}${text}.${micros}`;
  }
  const text = formatDateTime(whole);
  return kind === "date" ? text.slice(0, 10) : `${text}.${micros}`;
}
