import { findMysqld56, HAS_MYSQL_56 } from "./mysql-56.ts";
import { prepareDataDirectory } from "./mysql-template.ts";
import { findMysqld } from "./packages.ts";

// Fetches what the tests run and makes what they copy, unless the cache has it.
const program = await findMysqld();
await prepareDataDirectory(program);
const versions = [program.version, ...(HAS_MYSQL_56 ? [(await findMysqld56()).version] : [])];
process.stdout.write(`MySQL ${versions.join(" and ")} ${versions.length === 1 ? "is" : "are"} ready\n`);
