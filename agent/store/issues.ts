import type { z } from "zod";

/** What a schema found wrong, as one line: path and reason each. Values are left out: they may be secret. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`).join("; ");
}
