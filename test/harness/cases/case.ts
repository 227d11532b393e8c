import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ERROR_CODES, type ErrorCode } from "../../../agent/error.ts";
import { APPLIERS, type ApplierName } from "./appliers.ts";
import { SOURCE_KINDS, type SourceKind } from "./source-kind.ts";

/** Where the cases are: one folder each. test/cases/README.md says what is in a folder. */
export const CASES_FOLDER = join(import.meta.dirname, "../../cases");

/** What a link that carries the case's database has to come to. */
export type Expectation =
  | { readonly outcome: "equal" }
  /** It stops with this code: while it copies what load.sql wrote, or at what stream.sql does. */
  | { readonly outcome: "stops"; readonly code: ErrorCode; readonly during: "load" | "stream" };

/** One folder of test/cases. */
export interface Case {
  /** Name of the folder. */
  readonly name: string;
  readonly about: string;
  /** Database that the SQL files run in; made before schema.sql with character set utf8mb4. */
  readonly database: string;
  /** Sources that the case runs on; the target is always the newest server. */
  readonly sources: readonly SourceKind[];
  readonly expect: Readonly<Record<ApplierName, Expectation>>;
  /** Whether the server's own CHECKSUM TABLE is compared; case.json gives the reason when it is not. */
  readonly checksum: "compared" | "left out";
  /** Statement that sets the session's variables, before each of the files; empty without any. */
  readonly session: string;
  readonly schema: string;
  readonly load: string;
  readonly stream: string;
}

const CODES = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

const DECLARATION = z.strictObject({
  about: z.string().min(1),
  sources: z.array(z.enum(SOURCE_KINDS)).min(1),
  expect: z
    .union([
      z.literal("equal"),
      z.strictObject({
        stops: z.enum(CODES),
        during: z.enum(["load", "stream"]),
        applier: z.enum(APPLIERS).optional(),
      }),
    ])
    .default("equal"),
  session: z.string().default(""),
  database: z.string().min(1).max(50).optional(),
  withoutChecksum: z.string().min(1).optional(),
});

const FILES = ["case.json", "schema.sql", "load.sql", "stream.sql"];

function expectation(declared: z.infer<typeof DECLARATION>["expect"], applier: ApplierName): Expectation {
  if (declared === "equal" || (declared.applier ?? applier) !== applier) return { outcome: "equal" };
  return { outcome: "stops", code: declared.stops, during: declared.during };
}

/** Reads one folder. Throws, naming it, when it is not a case. */
export function readCase(name: string): Case {
  try {
    const folder = join(CASES_FOLDER, name);
    const present = readdirSync(folder);
    const strange = present.filter((file) => !FILES.includes(file));
    if (strange.length > 0) throw new Error(`it holds ${strange.join(", ")}, which is no file of a case`);
    const text = (file: string): string =>
      present.includes(file) ? readFileSync(join(folder, file), "utf8") : "";
    const declared = DECLARATION.parse(JSON.parse(text("case.json")));
    const sql = { schema: text("schema.sql"), load: text("load.sql"), stream: text("stream.sql") };
    if (sql.schema === "" || (sql.load === "" && sql.stream === "")) {
      throw new Error("it needs schema.sql and at least one of load.sql and stream.sql");
    }
    return {
      name,
      about: declared.about,
      database: `case_${declared.database ?? name.replaceAll("-", "_")}`,
      sources: declared.sources,
      expect: {
        raw: expectation(declared.expect, "raw"),
        sql: expectation(declared.expect, "sql"),
      },
      checksum: declared.withoutChecksum === undefined ? "compared" : "left out",
      session: declared.session,
      ...sql,
    };
  } catch (error) {
    throw new Error(`test/cases/${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Names of all cases. */
export function caseNames(): readonly string[] {
  return readdirSync(CASES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The cases that run on a source. */
export function casesOn(source: SourceKind): readonly Case[] {
  return caseNames()
    .map(readCase)
    .filter(({ sources }) => sources.includes(source));
}
