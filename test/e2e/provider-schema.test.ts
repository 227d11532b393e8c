import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openSite } from "../harness/provider-site.ts";

/** The schema as terraform shows it. TOWLINE_UPDATE_SNAPSHOTS=1 writes it anew, to be formatted; its diff is the change. */
const SNAPSHOT = fileURLToPath(new URL("provider-schema.json", import.meta.url));

test("the schema is the one in provider-schema.json", async () => {
  await using site = await openSite({ config: "" });
  const { stdout } = await site.terraform.ok(["providers", "schema", "-json"]);
  const shown: unknown = JSON.parse(stdout);
  if (process.env["TOWLINE_UPDATE_SNAPSHOTS"] === "1") writeFileSync(SNAPSHOT, JSON.stringify(shown));
  assert.deepEqual(shown, JSON.parse(readFileSync(SNAPSHOT, "utf8")));
});

test("every attribute is described", () => {
  const bare: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const attributes =
        name === "attributes" ? Object.entries(inner as Record<string, { description?: string }>) : [];
      for (const [attribute, { description }] of attributes) {
        if (!description) bare.push(`${path}.${attribute}`);
      }
      look(inner, `${path}.${name}`);
    }
  };
  look(JSON.parse(readFileSync(SNAPSHOT, "utf8")), "");
  assert.deepEqual(bare, []);
});
