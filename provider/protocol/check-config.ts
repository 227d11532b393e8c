import type { Attributes, DraftOf, Schema } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import { validateObject } from "../framework/validate.ts";
import type { ObjectValue } from "../framework/value.ts";
import { asDraft } from "./typed.ts";

/** What has rules for its configuration: a resource or a data source. */
interface Configured {
  readonly schema: Schema;
  validate?(config: DraftOf<Attributes>, diagnostics: Diagnostics): void;
}

/**
 * Every rule for a configuration. Terraform has them looked at before it plans and applies; what plans and applies looks again, for nothing
 * may be waited for or sent to an agent that breaks one.
 */
export function checkConfig(kind: Configured, config: ObjectValue, diagnostics: Diagnostics): void {
  validateObject(kind.schema.attributes, config, diagnostics);
  kind.validate?.(asDraft(config), diagnostics);
}
