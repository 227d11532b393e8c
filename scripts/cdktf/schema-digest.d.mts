/** What the checked-in constructs keep of the schema that they were made from: hexadecimal SHA-256. */
export function schemaDigest(schema: unknown): string;
