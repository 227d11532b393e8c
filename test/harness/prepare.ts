import { prepareDataDirectory } from "./mysql-template.ts";
import { findMysqld } from "./packages.ts";

// Fetches what the tests run and makes what they copy, unless the cache has it.
const program = await findMysqld();
await prepareDataDirectory(program);
process.stdout.write(`MySQL ${program.version} is ready\n`);
