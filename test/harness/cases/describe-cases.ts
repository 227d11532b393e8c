import { after, before, describe, test } from "node:test";
import { hasTurn, inGate } from "../gate.ts";
import { HAS_MYSQL_56 } from "../mysql-56.ts";
import type { MysqlServer } from "../mysql-server.ts";
import { seedFrom } from "../random.ts";
import { APPLIERS, type ApplierName } from "./appliers.ts";
import { casesOn } from "./case.ts";
import { CasesLink, Failures, prepareCase, runSql, runStoppingCase } from "./case-run.ts";
import { type SourceKind, startSource, startTarget } from "./source-kind.ts";

/** Of how many cases one runs in the gate, other ones each time. */
const GATE_SHARE: Readonly<Record<SourceKind, number>> = { "9.7": 3, "9.7-minimal": 7, "5.6": 4 };

/**
 * One test for each folder of test/cases that runs on this source, with each applier. TOWLINE_CASES, a part of a name,
 * chooses some. In the gate a share of them is run, by the seed.
 */
export function describeCases(kind: SourceKind): void {
  const skip = kind === "5.6" && !HAS_MYSQL_56 ? "MySQL 5.6 is there for x86-64 Linux only" : false;
  describe(`cases ${kind} → current`, { skip }, () => {
    const part = process.env["TOWLINE_CASES"] ?? "";
    const share = part === "" ? inGate(GATE_SHARE[kind], 1) : 1;
    const seed = seedFrom(process.env);
    const cases = casesOn(kind).filter(
      ({ name }, index) => name.includes(part) && hasTurn(index, share, seed),
    );
    const equal = (applier: ApplierName) => cases.filter(({ expect }) => expect[applier].outcome === "equal");
    let source: MysqlServer;
    const targets = new Map<ApplierName, MysqlServer>();
    const target = (applier: ApplierName) => targets.get(applier) as MysqlServer;
    const failures = { raw: new Failures(), sql: new Failures() };

    before(async () => {
      if (share > 1) console.log(`cases: one of ${share}; TOWLINE_SEED=${seed} chooses the same`);
      source = await startSource(kind);
      for (const applier of APPLIERS) targets.set(applier, await startTarget(applier));
      // What one of the appliers stops at is the other's too, in the same database.
      const together = cases.filter(({ expect }) =>
        APPLIERS.some((applier) => expect[applier].outcome === "equal"),
      );
      const broken = new Failures();
      const links = APPLIERS.map(
        (applier) => new CasesLink(source, target(applier), equal(applier), failures[applier]),
      );
      const noteBroken = (what: string): void => {
        for (const { name } of together) {
          const error = broken.of(name);
          if (error !== undefined) for (const applier of APPLIERS) failures[applier].add(name, what, error);
        }
      };
      await broken.each(together, "load.sql", async (each) => prepareCase(source, each));
      noteBroken("before the link");
      await Promise.all(links.map(async (link) => link.follow("the copy", Promise.resolve())));
      const streaming = broken.each(together, "stream.sql", async (each) =>
        runSql(source, each, each.stream),
      );
      await Promise.all(links.map(async (link) => link.follow("the stream", streaming)));
      noteBroken("on the source");
    });

    after(async () => {
      for (const server of [source, ...targets.values()]) await server?.[Symbol.asyncDispose]();
    });

    for (const applier of APPLIERS) {
      for (const each of cases) {
        const expected = each.expect[applier];
        if (expected.outcome === "stops") {
          test(`${each.name} stops with ${expected.code} (${applier})`, async () =>
            runStoppingCase(source, target(applier), each, expected, applier));
          continue;
        }
        test(`${each.name} is equal (${applier})`, () => {
          const failure = failures[applier].of(each.name);
          if (failure !== undefined) throw failure;
        });
      }
    }
  });
}
