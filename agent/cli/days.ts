import { DEFAULT_DAYS } from "../certs.ts";
import { UsageError } from "./command.ts";

/** The value of `--days`: how long a certificate is good for. Throws UsageError. */
export function parseDays(value: string | undefined): number {
  const days = Number(value ?? DEFAULT_DAYS);
  if (!Number.isInteger(days) || days < 1) throw new UsageError("--days takes a whole number from 1");
  return days;
}
