import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeTestTable, tableRows } from "../harness/test-table.ts";

describeTestTable(tableRows(readFileSync(join(import.meta.dirname, "README.md"), "utf8")));
