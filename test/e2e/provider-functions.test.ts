import assert from "node:assert/strict";
import { test } from "node:test";
import { openSite } from "../harness/provider-site.ts";

const A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

test("terraform calls the functions, and shows which argument is at fault", async () => {
  await using site = await openSite({ config: "" });
  const { terraform } = site;
  terraform.write({
    "functions.tf": `
output "missing" { value = provider::towline::gtid_subtract("${A}:1-10:blue:1-3", "${A}:1-4:blue:1-3") }
output "safe" { value = provider::towline::gtid_contains("${A}:1-10", "${A}:1-4") }
resource "terraform_data" "later" {}
output "later" { value = provider::towline::gtid_contains("${A}:1-10", terraform_data.later.id) }
`,
  });
  // What is known after apply only is not asked before, and then refused: an id is no GTID set.
  const applied = await terraform.apply();
  assert.equal(applied.code, 1);
  assert.match(applied.stdout, /missing = "3e11fa47-71ca-11e1-9e33-c80aa9429562:5-10"/);
  assert.match(applied.stdout, /safe +=? true/);
  assert.match(applied.stderr, /Invalid value for "subset" parameter: not a GTID set/);
  assert.match(applied.stderr, /on functions\.tf line 5/);
});
