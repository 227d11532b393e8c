/** The errno name of a failed system call, for example `ENOENT`; empty when `thrown` is something else. */
export function systemErrorCode(thrown: unknown): string {
  if (thrown instanceof Error && "code" in thrown && typeof thrown.code === "string") return thrown.code;
  return "";
}
