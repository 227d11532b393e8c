import { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attributes, Type } from "../../provider/framework/attribute.ts";
import { equal } from "../../provider/framework/equal.ts";
import { isWhollyKnown, type Value } from "../../provider/framework/value.ts";
import { decodeObject } from "../../provider/protocol/value.ts";

type Diagnostic = tfplugin6.Diagnostic.$Shape;
type DynamicValue = tfplugin6.DynamicValue.$Shape;

/** One call: what was asked and what came back. */
export interface Exchange {
  readonly rpc: string;
  /** The attributes that the answer's values and paths are of; null when the call names no type that there is. */
  readonly attributes: Attributes | null;
  /** The configuration that was sent whole; null when there is none or it was damaged. */
  readonly config: DynamicValue | null;
  /** Whether the request was sent as terraform would, with nothing but values that may break rules. */
  readonly intact: boolean;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** What an answer came to. */
export type Outcome = "accepted" | "refused";

/** Calls whose refusals concern an attribute, if the request as such can be read. */
const OF_ATTRIBUTES: readonly string[] = [
  "ValidateProviderConfig",
  "ValidateResourceConfig",
  "ValidateDataResourceConfig",
];

/** Values of an answer, by call. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  PlanResourceChange: ["plannedState"],
  ApplyResourceChange: ["newState"],
  ReadResource: ["newState"],
  UpgradeResourceState: ["upgradedState"],
  ReadDataSource: ["state"],
};

/** Says whether a call was accepted, or refused as it should be. Throws for an answer that no provider may give. */
export function judge(exchange: Exchange): Outcome {
  const { rpc, answer } = exchange;
  const diagnostics = (answer["diagnostics"] ?? []) as readonly Diagnostic[];
  for (const each of diagnostics) judgeDiagnostic(each, exchange);
  const error = (answer["error"] as { text?: string } | null | undefined)?.text ?? answer["Error"];
  if (typeof error === "string" && error !== "") {
    noDefect(error);
    return "refused";
  }
  if (diagnostics.some(({ severity }) => severity === tfplugin6.Diagnostic.Severity.ERROR)) return "refused";
  if (exchange.attributes !== null) {
    for (const name of VALUES[rpc] ?? []) {
      decodeObject(exchange.attributes, answer[name] as DynamicValue | undefined);
    }
    if (rpc === "PlanResourceChange" && exchange.intact) judgePlan(exchange.attributes, exchange);
  }
  return "accepted";
}

function judgeDiagnostic(each: Diagnostic, { rpc, attributes, intact }: Exchange): void {
  const { ERROR, WARNING } = tfplugin6.Diagnostic.Severity;
  const { summary = "", detail = "", severity, attribute } = each;
  const told = `${summary}: ${detail}`;
  if (severity !== ERROR && severity !== WARNING) throw new Error(`severity ${severity} of ${told}`);
  if (!summary || !detail) throw new Error(`a diagnostic does not say what or why: ${told}`);
  noDefect(told);
  const steps = attribute?.steps ?? [];
  if (steps.length > 0 && attributes !== null) follow(attributes, steps, told);
  // The request as a whole is at fault where its configuration is no object of the schema's shape.
  const asWhole = summary.endsWith("cannot be answered");
  if (steps.length === 0 && intact && !asWhole && OF_ATTRIBUTES.includes(rpc)) {
    throw new Error(`no attribute is named: ${told}`);
  }
}

function noDefect(text: string): void {
  if (text.includes("This is a defect of the provider")) throw new Error(text);
}

/** Goes along a path, as far as terraform would. */
function follow(
  attributes: Attributes,
  steps: readonly tfplugin6.AttributePath.Step.$Shape[],
  told: string,
): void {
  let type: Type | null = { kind: "object", attributes };
  for (const step of steps) {
    type = next(type, step);
    if (type === null) throw new Error(`no such attribute ${JSON.stringify(steps)}: ${told}`);
  }
}

function next(type: Type | null, step: tfplugin6.AttributePath.Step.$Shape): Type | null {
  if (type === null) return null;
  const { attributeName, elementKeyString, elementKeyInt } = step;
  if (typeof attributeName === "string" && attributeName !== "") {
    return type.kind === "object" ? (type.attributes[attributeName]?.type ?? null) : null;
  }
  if (type.kind === "object-map" && typeof elementKeyString === "string") return { ...type, kind: "object" };
  if (type.kind === "object-list" && elementKeyInt != null) return { ...type, kind: "object" };
  if (type.kind === "map" && typeof elementKeyString === "string") return type.element;
  if ((type.kind === "list" || type.kind === "set") && elementKeyInt != null) return type.element;
  return null;
}

/** Terraform's own rule: what the configuration says is what is planned, and nothing is planned of what is write-only. */
function judgePlan(attributes: Attributes, { config, answer }: Exchange): void {
  const planned = decodeObject(attributes, answer["plannedState"] as DynamicValue);
  const wanted = config === null ? null : decodeObject(attributes, config);
  if (planned === null || wanted === null) return;
  for (const [name, { type, mode, writeOnly }] of Object.entries(attributes)) {
    const asked: Value = wanted[name] ?? null;
    const is: Value = planned[name] ?? null;
    if (writeOnly && is !== null) throw new Error(`write-only ${name} is planned`);
    if (mode === "computed" || writeOnly || asked === null || type.kind.startsWith("object")) continue;
    const same = isWhollyKnown(asked) ? equal(type, asked, is) : is !== null;
    if (!same)
      throw new Error(`${name} is planned as ${String(is)}, the configuration says ${String(asked)}`);
  }
}
