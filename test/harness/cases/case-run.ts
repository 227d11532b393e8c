import type { AgentError } from "../../../agent/error.ts";
import type { LinkSpec } from "../../../agent/link/spec.ts";
import { LinkRun, specOf } from "../link-run.ts";
import type { MysqlServer } from "../mysql-server.ts";
import type { ApplierName } from "./appliers.ts";
import type { Case, Expectation } from "./case.ts";
import { assertSame } from "./case-oracle.ts";

/** What a session of a case starts with; `session` of the case comes behind it. */
const SESSION =
  "SET NAMES utf8mb4, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'";

/** Hundreds of tables are copied and changed on three servers of one machine, milliseconds. */
const WITHIN_MS = 300_000;

const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

/** Runs one of a case's files on the source, in its database. */
export async function runSql(source: MysqlServer, each: Case, sql: string): Promise<void> {
  if (sql.trim() === "") return;
  await using session = await source.connect();
  await session.query(SESSION);
  await session.query(`USE ${quoted(each.database)}`);
  if (each.session !== "") await session.query(each.session);
  await session.query(sql);
}

/** Makes a case's database with what is in it before a link starts. */
export async function prepareCase(source: MysqlServer, each: Case): Promise<void> {
  await source.sql(`CREATE DATABASE ${quoted(each.database)} CHARACTER SET utf8mb4`);
  await runSql(source, each, each.schema);
  await runSql(source, each, each.load);
}

/** Why cases failed, by their names. */
export class Failures {
  readonly #errors = new Map<string, Error>();

  of(name: string): Error | undefined {
    return this.#errors.get(name);
  }

  add(name: string, what: string, error: unknown): void {
    this.#errors.set(name, new Error(`${what}: ${(error as Error).message}`, { cause: error }));
  }

  /** Runs a step of each case that has not failed. */
  async each(cases: readonly Case[], what: string, step: (each: Case) => Promise<void>): Promise<void> {
    for (const each of cases) {
      if (this.#errors.has(each.name)) continue;
      try {
        await step(each);
      } catch (error) {
        this.add(each.name, what, error);
      }
    }
  }
}

/** One link that carries many cases, on one target. */
export class CasesLink {
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #cases: readonly Case[];
  readonly #failures: Failures;

  constructor(source: MysqlServer, target: MysqlServer, cases: readonly Case[], failures: Failures) {
    this.#source = source;
    this.#target = target;
    this.#cases = cases;
    this.#failures = failures;
  }

  /**
   * Runs the link until it has caught up with what happens meanwhile, and compares each case. One at which the link stops is
   * left out, and the link goes on without it from its checkpoint.
   */
  async follow(what: string, meanwhile: Promise<void>): Promise<void> {
    while (this.#running.length > 0) {
      await using link = LinkRun.between(this.#source, this.#target, specFor("cases", this.#running));
      try {
        await syncing(link, this.#source);
        await meanwhile;
        await link.caughtUp(this.#source, WITHIN_MS);
        break;
      } catch (error) {
        const culprits = namedBy(error as AgentError, this.#running);
        if (culprits.length === 0) throw error;
        for (const { name } of culprits)
          this.#failures.add(name, `${what}: ${(error as AgentError).code}`, error);
      }
    }
    const compared = this.#running;
    if (compared.length === 0) return;
    try {
      await assertSame(this.#source, this.#target, compared);
    } catch (error) {
      // Which of them it is: each by itself.
      await this.#failures.each(compared, `after ${what}`, async (each) =>
        assertSame(this.#source, this.#target, [each]),
      );
      if (this.#running.length === compared.length) throw error;
    }
  }

  get #running(): readonly Case[] {
    return this.#cases.filter(({ name }) => this.#failures.of(name) === undefined);
  }
}

/** Runs a case that has to stop its link, with a link of its own. Throws when it does not, or otherwise than it should. */
export async function runStoppingCase(
  source: MysqlServer,
  target: MysqlServer,
  each: Case,
  expected: Extract<Expectation, { outcome: "stops" }>,
  applier: ApplierName,
): Promise<void> {
  const { code, during } = expected;
  await source.sql(`DROP DATABASE IF EXISTS ${quoted(each.database)}`);
  await prepareCase(source, each);
  await using link = LinkRun.between(source, target, specFor(`${applier}-${each.name}`, [each]));
  if (during === "stream") {
    await syncing(link, source);
    await assertSame(source, target, [each]);
    await runSql(source, each, each.stream);
  }
  const error = await link.failure();
  if (error.code !== code) throw new Error(`it stopped with ${error.code}, not ${code}: ${error.message}`);
  if (error.hint === "") throw new Error(`it stopped with ${code} and says nothing about what to do`);
}

async function syncing(link: LinkRun, source: MysqlServer): Promise<void> {
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing", WITHIN_MS);
  await link.caughtUp(source, WITHIN_MS);
}

const specFor = (name: string, cases: readonly Case[]): LinkSpec =>
  specOf(
    name.slice(0, 64),
    cases.map(({ database }) => database),
  );

/** The cases that an error speaks of. */
function namedBy(error: AgentError, cases: readonly Case[]): readonly Case[] {
  const table = error.table ?? "";
  const named = cases.filter(({ database }) => table.startsWith(`${database}.`));
  if (named.length > 0) return named;
  return cases.filter(({ database }) =>
    [".", "`", "'", ":"].some((end) => error.message.includes(`${database}${end}`)),
  );
}
