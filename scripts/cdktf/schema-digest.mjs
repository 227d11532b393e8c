import { createHash } from "node:crypto";

/** The same for the same value, in whatever order its keys are. */
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, canonical(value[key])]));
}

/** What the checked-in constructs keep of the schema that they were made from: hexadecimal SHA-256. */
export function schemaDigest(schema) {
  return createHash("sha256")
    .update(JSON.stringify(canonical(schema)))
    .digest("hex");
}
