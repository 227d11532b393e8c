/** Characters of a statement that are shown. */
const SHOWN = 500;

/** A remote table's address holds an account and a password; so may whatever stands behind one of these words. */
const SECRETS = /\b(CONNECTION|PASSWORD|IDENTIFIED\s+BY)(\s*=?\s*)(['"])(?:[^'"\\]|\\[\s\S]|\3\3)*(?:\3|$)/gi;

/** A schema change for people: its beginning, without what may be a secret. */
export function shownText(text: string): string {
  const shown = Buffer.from(text, "latin1").toString("utf8").replace(SECRETS, "$1$2'***'");
  return shown.length <= SHOWN ? shown : `${shown.slice(0, SHOWN)}…`;
}
