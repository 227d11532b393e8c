/** Characters of a statement that are shown. */
const SHOWN = 500;

/**
 * Where a secret may begin: in what an account is identified by or with (a hash of a password is one too, and may be a number),
 * and in the text behind PASSWORD, SOURCE_PASSWORD or a remote table's CONNECTION. Between such a word and its text stands no
 * bracket, comma or end, so that a column of that name is not taken for one.
 */
const SECRET = /\bIDENTIFIED\b|(?:\b|_)(?:CONNECTION|PASSWORD)\b[^'"`,;()]*\(?\s*['"]/i;

/** A schema change for people: its beginning, without what may be a secret. */
export function shownText(text: string): string {
  const shown = withoutSecrets(Buffer.from(text, "latin1").toString("utf8"));
  return shown.length <= SHOWN ? shown : `${shown.slice(0, SHOWN)}…`;
}

/**
 * A text up to the first thing in it that may be a secret. Where that ends cannot be said for sure: it may be quoted within
 * a quoted text, or cut off.
 */
export function withoutSecrets(text: string): string {
  const found = SECRET.exec(text);
  if (found === null) return text;
  return `${text.slice(0, found.index)}${found[0].replace(/['"]$/, "")} ***`;
}
