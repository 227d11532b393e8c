/** A column as `information_schema` describes it. */
export interface Column {
  readonly name: string;
  /** DATA_TYPE, for example "varchar"; of a FLOAT or DOUBLE that two releases are to print alike, "rounded". */
  readonly type: string;
}

const quote = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

/**
 * An SQL expression that gives a column's value as text, different for different values and independent of character set,
 * collation and session settings other than a `time_zone` of '+00:00'. NULL stays NULL.
 */
export function canonicalText(column: Column): string {
  const name = quote(column.name);
  switch (column.type) {
    case "char":
    case "varchar":
    case "binary":
    case "varbinary":
    case "geometry":
    case "point":
    case "linestring":
    case "polygon":
    case "multipoint":
    case "multilinestring":
    case "multipolygon":
    case "geomcollection":
    case "geometrycollection":
    case "vector":
      return `HEX(${name})`;
    case "tinytext":
    case "text":
    case "mediumtext":
    case "longtext":
    case "tinyblob":
    case "blob":
    case "mediumblob":
    case "longblob":
      // HEX would double a large value past max_allowed_packet, and then be NULL.
      return `SHA2(${name}, 256)`;
    case "json":
      // The type tells a value of the document root that prints alike: 1 the integer from 1 the decimal.
      return `CONCAT(JSON_TYPE(${name}), SHA2(CAST(${name} AS CHAR), 256))`;
    case "float":
      // A FLOAT prints with six digits; widened it prints exactly.
      return `CAST(${name} * 1e0 AS CHAR)`;
    case "rounded":
      // Releases print the last digit of some doubles and the sign of zero differently: CHECKSUM TABLE tells those apart.
      return `CONCAT(${name} < 0, ' ', CAST(ABS(${name} * 1e0) AS DECIMAL(65, 30)))`;
    case "enum":
    case "set":
      // The number tells the error value 0 from an empty string.
      return `CAST(${name} + 0 AS CHAR)`;
    case "bit":
      return `CAST(${name} + 0 AS CHAR)`;
    case "tinyint":
    case "smallint":
    case "mediumint":
    case "int":
    case "bigint":
    case "decimal":
    case "double":
    case "date":
    case "time":
    case "datetime":
    case "timestamp":
    case "year":
      return `CAST(${name} AS CHAR)`;
    default:
      throw new Error(
        `the oracle does not know how to compare the type ${column.type} of column ${column.name}`,
      );
  }
}

/** One text for a whole row: NULL is N, which no value gives, and no value holds the separator. */
export function canonicalRow(columns: readonly Column[]): string {
  return `CONCAT_WS('|', ${columns.map((column) => `IFNULL(${canonicalText(column)}, 'N')`).join(", ")})`;
}
