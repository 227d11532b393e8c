/** What this provider does beyond the least that protocol 6 asks. */
export const SERVER_CAPABILITIES = {
  // deletion_protection is looked at when a destroy is planned.
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: false,
} as const;
