// The report, as Markdown.

/** Longest value that is shown whole, characters. */
const VALUE_MAX = 120;

/** Whether anything is not as it is declared; objects that only get another address are not. */
export function differs({ changes, others, outputs }) {
  return changes.length + others + outputs > 0;
}

/** The report of a plan. `seen` says since when each address differs. */
export function renderReport(found, diagnostics, seen) {
  const outside = found.changes.filter((change) => change.outside);
  const waiting = found.changes.filter((change) => !change.outside);
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const elsewhere = warnings.filter((each) => !found.changes.some(({ address }) => address === each.address));
  const rest = [
    ...(found.others > 0 ? [`objects of other providers (${found.others})`] : []),
    ...(found.outputs > 0 ? [`outputs (${found.outputs})`] : []),
  ];
  return [
    `# Towline: ${title(found, outside, waiting)}\n`,
    section(
      "Changed outside Terraform",
      outside.map((change) => entry(change, seen, warnings)),
    ),
    section(
      "Declared, not applied yet",
      waiting.map((change) => entry(change, seen, warnings)),
    ),
    section(
      "Moved only: another address, the same object",
      found.moved.map(({ from, to }) => `- \`${from}\` is \`${to}\` now`),
    ),
    rest.length > 0 ? `\nNot shown here: ${rest.join(", ")}.\n` : "",
    section("Warnings", elsewhere.map(told)),
  ].join("");
}

/** The report when there is no plan. */
export function renderUnplanned(diagnostics, stderr) {
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(told);
  const said = errors.length > 0 ? errors : [`- ${stderr.trim() || "terraform gave no reason"}`];
  return `# Towline: no plan could be made\n${section("Errors", said)}`;
}

function title(found, outside, waiting) {
  if (!differs(found)) return found.moved.length > 0 ? "as declared, but for addresses" : "as declared";
  const parts = [
    ...(outside.length > 0 ? [`${outside.length} changed outside Terraform`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} not applied yet`] : []),
  ];
  return parts.join(", ") || "as declared; other things differ";
}

function entry({ address, id, actions, attributes, movedFrom, outside }, seen, warnings) {
  const lines = [`- **${id}** (\`${address}\`) ${what(actions, outside)}; first seen ${seen[address]}`];
  if (movedFrom) lines.push(`  - moved from \`${movedFrom}\``);
  for (const warning of warnings.filter((each) => each.address === address)) lines.push(`  ${told(warning)}`);
  for (const { path, before, after, sensitive } of attributes) {
    lines.push(
      `  - \`${path}\`: ${sensitive ? "differs, and is not shown" : `${value(before)} → ${value(after)}`}`,
    );
  }
  return lines.join("\n");
}

function what(actions, outside) {
  switch (actions.join()) {
    case "create":
      return outside ? "is gone; apply would declare it anew" : "is to be declared";
    case "delete":
      return "is to be removed";
    case "update":
      return outside ? "differs; apply would set it back" : "is to be changed";
    default:
      return "is to be replaced";
  }
}

function value(of) {
  const text = of === undefined ? "nothing" : JSON.stringify(of);
  const shown = text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text;
  // Names in messages are in backticks themselves.
  return shown.includes("`") ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}

function told({ summary, detail }) {
  return `- ${summary}: ${(detail ?? "").trim().replaceAll(/\s+/g, " ")}`;
}

function section(heading, entries) {
  return entries.length === 0 ? "" : `\n## ${heading}\n\n${entries.join("\n")}\n`;
}
