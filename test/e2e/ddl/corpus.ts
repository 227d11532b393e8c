/** Every database that a statement of the corpus names. */
export const CORPUS_DATABASES: readonly string[] = [
  ...["ddlt", "ddlt2", "emptydb", "connector_test", "connector_test_ro", "db_4", "schema_4", "db_name_2"],
  ...["schema_name_2", "ticketmonster", "transactionpayload_test", "somedb", "myschema", "select"],
  ...["current_date", "super", "super_cs", "ymsun_test1", "test", "my_schema_2"],
];
