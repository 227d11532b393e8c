import { openSite, type Site } from "../test/harness/provider-site.ts";
import { print, spread } from "./figures.ts";
import type { BenchOptions } from "./options.ts";

/** What a site has in this benchmark. */
const LINKS = 100;
/** Plans of each side. */
const ROUNDS = 5;
/** What the median of a plan of so many links may take, seconds. */
const PLAN_MARK_S = 3;
/** What an apply of so many links may take beyond the links' own time, seconds; these links take none. */
const APPLY_MARK_S = 20;
const MS_PER_SECOND = 1000;

const MANY = `
resource "towline_sync_link" "many" {
  count     = ${LINKS}
  name      = "link-\${count.index}"
  source_id = towline_instance.source.id
  target_id = towline_instance.target.id
  objects   = { "shop_\${count.index}" = {} }
}
`;

/**
 * Measures apply and plan of 100 links with the bundled provider and the real terraform, before an agent without databases, beside a plan of the
 * two instances alone: that is terraform's own time and the starts of the provider.
 */
export async function run({ rounds }: BenchOptions): Promise<void> {
  await using many = await openSite({ config: MANY, provider: "mirror" });
  await using few = await openSite({ config: "", provider: "mirror" });
  await few.terraform.ok(["apply", "-auto-approve", "-input=false"]);
  const applied = await seconds(() => many.terraform.ok(["apply", "-auto-approve", "-input=false"]));
  const taken: { readonly [side in "many" | "few"]: number[] } = { many: [], few: [] };
  for (let round = 0; round < (rounds ?? ROUNDS); round += 1) {
    // In turns, so that what else the machine does falls on both.
    taken.many.push(await plan(many));
    taken.few.push(await plan(few));
    process.stdout.write(
      `run ${round + 1}: ${taken.many.at(-1)} s, of instances alone ${taken.few.at(-1)} s\n`,
    );
  }
  const bench = "plan";
  print({
    ...{ bench, figure: `apply-${LINKS}-links`, unit: "s" },
    ...judged(spread([applied]), APPLY_MARK_S),
  });
  print({
    ...{ bench, figure: `plan-${LINKS}-links`, unit: "s" },
    ...judged(spread(taken.many), PLAN_MARK_S),
  });
  print({ ...{ bench, figure: "plan-instances", unit: "s", mark: null, met: null }, ...spread(taken.few) });
}

function judged(measured: ReturnType<typeof spread>, mark: number) {
  return { ...measured, mark, met: measured.value <= mark };
}

async function plan({ terraform }: Site): Promise<number> {
  return await seconds(() => terraform.ok(["plan", "-input=false", "-detailed-exitcode"]));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return Number(((performance.now() - begun) / MS_PER_SECOND).toFixed(2));
}
