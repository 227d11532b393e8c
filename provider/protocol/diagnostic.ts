import { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Diagnostic, Diagnostics } from "../framework/diagnostics.ts";
import { Malformed } from "../framework/malformed.ts";
import type { Path } from "../framework/path.ts";

const { Severity } = tfplugin6.Diagnostic;

/** What was found, as terraform wants it. */
export function encodeDiagnostics(diagnostics: Diagnostics): tfplugin6.Diagnostic.$Properties[] {
  return diagnostics.list.map(encodeDiagnostic);
}

/** What an RPC has thrown, as something to read instead of a broken connection. */
export function thrownDiagnostic(rpc: string, thrown: unknown): tfplugin6.Diagnostic.$Properties {
  return encodeDiagnostic({
    severity: "error",
    summary: thrown instanceof Malformed ? `${rpc} cannot be answered` : "Fault in the towline provider",
    detail: thrownText(rpc, thrown),
    path: thrown instanceof Malformed ? thrown.path : [],
  });
}

/** The same for an answer that takes one text and no diagnostics. */
export function thrownText(rpc: string, thrown: unknown): string {
  if (thrown instanceof Malformed) {
    return (
      `${sentence(thrown.message)} Nothing was changed by this. A state that was edited by hand can be mended by \`terraform state rm\` and ` +
      "an import; else terraform or the connection to it is at fault: report it with this text and `terraform version`."
    );
  }
  const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return `${rpc} did not complete. This is a defect of the provider: report it with this text.\n\n${what}`;
}

function encodeDiagnostic(diagnostic: Diagnostic): tfplugin6.Diagnostic.$Properties {
  const encoded: tfplugin6.Diagnostic.$Properties = {
    severity: diagnostic.severity === "error" ? Severity.ERROR : Severity.WARNING,
    summary: diagnostic.summary,
    detail: diagnostic.detail,
  };
  return diagnostic.path.length === 0 ? encoded : { ...encoded, attribute: encodePath(diagnostic.path) };
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** A path as terraform wants it. */
export function encodePath(path: Path): tfplugin6.AttributePath.$Properties {
  return {
    steps: path.map((step) => {
      if (typeof step === "string") return { attributeName: step };
      return "key" in step ? { elementKeyString: step.key } : { elementKeyInt: step.index };
    }),
  };
}
