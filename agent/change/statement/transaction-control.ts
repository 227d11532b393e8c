/** What a statement logged as text is for. */
export type TransactionControl =
  | "begin"
  | "commit"
  | "rollback"
  | "savepoint"
  | "xa-start"
  | "xa-end"
  | "xa-commit"
  | "xa-rollback"
  | "statement";

const LEADING_NOISE = /^(?:\s+|\/\*(?!!)[\s\S]*?\*\/|--[^\n]*\n|#[^\n]*\n)+/;

const words = (text: string): string => text.replace(LEADING_NOISE, "").slice(0, 80).toUpperCase();

/** Tells apart the words that shape a transaction in the binlog from statements that do something. */
export function transactionControl(text: string): TransactionControl {
  const start = words(text);
  if (start === "BEGIN") return "begin";
  if (start === "COMMIT") return "commit";
  if (/^ROLLBACK\b/.test(start)) return "rollback";
  if (/^(SAVEPOINT|RELEASE SAVEPOINT)\b/.test(start)) return "savepoint";
  if (/^XA (START|BEGIN)\b/.test(start)) return "xa-start";
  if (/^XA END\b/.test(start)) return "xa-end";
  if (/^XA COMMIT\b/.test(start)) return "xa-commit";
  if (/^XA ROLLBACK\b/.test(start)) return "xa-rollback";
  return "statement";
}
