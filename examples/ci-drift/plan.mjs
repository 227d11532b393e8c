// What a plan says of the objects of the towline provider.

const PROVIDER = /\/towline\/towline$/;

/** Attributes that the agent gives and no configuration: a difference of these is never a commit that waits for its apply. */
const OBSERVED = new Set([
  ...["version", "server_uuid", "gtid_mode"],
  ...["ready", "status", "failure_code", "failure_message"],
]);

/** The errors and warnings among the lines of `terraform plan -json`. `terraform show -json` does not have them. */
export function diagnosticsOf(lines) {
  return lines
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === "diagnostic")
    .map(({ diagnostic }) => diagnostic);
}

/**
 * What a plan, as `terraform show -json` prints it, is about to change.
 * - changes: of towline's objects; `outside` tells what was changed behind Terraform from what is declared and not applied yet
 * - moved: objects that only get another address
 * - others: how many objects of other providers change
 * - outputs: how many outputs change
 */
export function differencesOf(plan) {
  const all = plan.resource_changes ?? [];
  const ours = all.filter(({ provider_name: name, mode }) => mode === "managed" && PROVIDER.test(name));
  const drifted = new Set(
    (plan.resource_drift ?? []).map(({ address, previous_address: from }) => from ?? address),
  );
  const acts = ({ change }) => !["no-op", "read"].includes(change.actions[0]);
  return {
    changes: ours.filter(acts).map((each) => {
      const attributes =
        each.change.actions.length === 1 && each.change.actions[0] === "update" ? leaves(each.change) : [];
      const observed = attributes.some(({ name }) => OBSERVED.has(name));
      return {
        address: each.address,
        id: each.change.before?.id ?? each.change.after?.id ?? each.address,
        actions: each.change.actions,
        outside: observed || drifted.has(each.address) || drifted.has(each.previous_address),
        movedFrom: each.previous_address ?? null,
        attributes,
      };
    }),
    moved: ours
      .filter((each) => !acts(each) && each.previous_address)
      .map(({ address, previous_address: from }) => ({ from, to: address })),
    others: all.filter((each) => acts(each) && !ours.includes(each)).length,
    outputs: Object.values(plan.output_changes ?? {}).filter(({ actions }) => actions[0] !== "no-op").length,
  };
}

/** The values that differ, each by its path. What is known only after apply is left out. */
function leaves({
  before,
  after,
  after_unknown: unknown,
  before_sensitive: hidden,
  after_sensitive: hiding,
}) {
  const found = [];
  const walk = (path, a, b, open, secret) => {
    if (open === true || JSON.stringify(a) === JSON.stringify(b)) return;
    if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        walk(
          [...path, key],
          a[key],
          b[key],
          open?.[key],
          secret.map((part) => part === true || part?.[key]),
        );
      }
      return;
    }
    found.push({ name: path[0], path: path.join("."), before: a, after: b, sensitive: secret.some(hides) });
  };
  walk([], before, after, unknown, [hidden, hiding]);
  return found;
}

/** Whether a value, or anything in it, is marked as sensitive. */
function hides(mark) {
  return mark === true || (typeof mark === "object" && mark !== null && Object.values(mark).some(hides));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
