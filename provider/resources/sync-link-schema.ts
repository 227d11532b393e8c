import type { State, Validator } from "../framework/attribute.ts";
import { bool, choice, integer, object, objectMap, setOfStrings, string } from "../framework/schema.ts";
import { isDuration } from "./duration.ts";
import { isId, isName, NAME_RULE } from "./object-id.ts";

export const SYNC_LINK_TYPE = "towline_sync_link";

/** How long each operation waits when `timeouts` does not say: long enough for a load of a few hundred gigabytes to start. */
export const DEFAULT_TIMEOUTS = { create: "30m", update: "30m", delete: "10m" } as const;

/** What create and update may wait for, least first. */
export const WAIT_FOR = ["none", "started", "full_load", "syncing"] as const;
export type WaitFor = (typeof WAIT_FOR)[number];

/** Conflict policies that are named already and come with a later version. */
const LATER_POLICIES: readonly string[] = ["ignore", "overwrite"];

const isConflictPolicy: Validator<string> = (value, path, diagnostics) => {
  if (value === "fail") return;
  diagnostics.error(
    `conflict_policy ${JSON.stringify(value)} is not available`,
    LATER_POLICIES.includes(value)
      ? 'This version of the provider supports only "fail". Write conflict_policy = "fail", or leave it out.'
      : 'The only policy is "fail". Write conflict_policy = "fail", or leave it out.',
    path,
  );
};

const notEmpty: Validator<ReadonlyMap<string, unknown>> = (value, path, diagnostics) => {
  if (value.size > 0) return;
  diagnostics.error(
    "Nothing is selected here",
    "Name at least one, each with {} if there is no more to say.",
    path,
  );
};

const databaseObjects = {
  tables: objectMap(
    {},
    {
      mode: "optional",
      validate: notEmpty,
      description:
        "The tables to carry, by name, for example `{ orders = {} }`. Left out: the database as a whole, with views, routines and events, and with what is created later.",
    },
  ),
  exclude_tables: setOfStrings({
    mode: "optional",
    description: "Tables, and views, not to carry, when `tables` is left out.",
  }),
};

const initialization = {
  structure: bool({
    mode: "optional",
    default: true,
    description:
      "Create the tables on the target and, of databases that are carried as a whole, views, routines and events.",
  }),
  data: bool({ mode: "optional", default: true, description: "Copy the rows that are there already." }),
};

/** What a link without `load` has. */
export const DEFAULT_LOAD = { workers: 4, rows_per_second: null } as const;

const load = {
  workers: integer(
    { min: 1, max: 64 },
    {
      mode: "optional",
      default: DEFAULT_LOAD.workers,
      description:
        "Chunks of rows that are copied at a time, of several tables or of one. Each has a session on the target and two on the source.",
    },
  ),
  rows_per_second: integer(
    { min: 1, max: 1_000_000_000 },
    {
      mode: "optional",
      description:
        "Rows copied in a second at most, by all workers together, to spare a source that is in use. No limit when left out.",
    },
  ),
};

/** Whose rights views, routines and events have on the target. */
export const DEFINERS = ["keep", "target_account"] as const;
export const DEFAULT_DEFINER = "keep";

/** What a link without `apply` has. */
export const DEFAULT_APPLY = { workers: 1 } as const;

const apply = {
  workers: integer(
    { min: 1, max: 16 },
    {
      mode: "optional",
      default: DEFAULT_APPLY.workers,
      description:
        "Sessions that write changes to the target. With 1 a reader of the target sees only states that the source was in. With more, rows are spread by primary key: catching up is faster, and the rows of one transaction become visible at different moments.",
    },
  ),
};

const timeout = (what: string, value: string) =>
  string({
    mode: "optional",
    validate: isDuration,
    description: `${what}, as a duration such as \`90s\` or \`1h30m\`. \`${value}\` when left out.`,
  });

const timeouts = {
  create: timeout("How long a create waits for `wait_for`", DEFAULT_TIMEOUTS.create),
  update: timeout("How long an update waits for `wait_for`", DEFAULT_TIMEOUTS.update),
  delete: timeout("How long a destroy waits until the link has stopped", DEFAULT_TIMEOUTS.delete),
};

export const syncLinkSchema = {
  version: 0,
  description:
    "A one-way link that copies databases from one MySQL server to another and then applies every change as it is committed. Destroying it stops the link and leaves the target's data; declaring it again goes on where it stopped.",
  attributes: {
    name: string({
      mode: "required",
      replaces: true,
      validate: isName,
      description: `Name of the link, unique at its agent: ${NAME_RULE}.`,
    }),
    source_id: string({
      mode: "required",
      replaces: true,
      validate: isId,
      description:
        "`id` of the `towline_instance` to read from. Where it is at another agent than the target, that one feeds the target's agent, which has it among its `peers`; the database need not be reached from there.",
    }),
    target_id: string({
      mode: "required",
      replaces: true,
      validate: isId,
      description: "`id` of the `towline_instance` to write to. Its agent owns the link.",
    }),
    objects: objectMap(databaseObjects, {
      mode: "required",
      validate: notEmpty,
      description: "What to carry, by database.",
    }),
    initialization: object(initialization, {
      mode: "optional",
      default: { structure: true, data: true },
      description: "What to do on the target before changes are applied.",
    }),
    definer: choice(DEFINERS, {
      mode: "optional",
      default: DEFAULT_DEFINER,
      description:
        "In whose name views, routines and events of a database that is carried as a whole are made on the target: `keep`, the account that they have on the source, or `target_account`, the link's own.",
    }),
    apply: object(apply, {
      mode: "optional",
      default: DEFAULT_APPLY,
      description: "How changes are applied.",
    }),
    load: object(load, {
      mode: "optional",
      default: DEFAULT_LOAD,
      description: "How the rows that are there already are copied.",
    }),
    conflict_policy: string({
      mode: "optional",
      default: "fail",
      validate: isConflictPolicy,
      description:
        "What to do with a row on the target that is not as the source's change expects it. `fail` stops the link with an error that names the row's table and transaction; it is the only policy of this version.",
    }),
    desired_state: choice(["running", "paused"], {
      mode: "optional",
      default: "running",
      description: "Whether the link is to run. A paused link keeps its position.",
    }),
    wait_for: choice(WAIT_FOR, {
      mode: "optional",
      default: "started",
      description:
        "What create and update wait for: nothing, the precheck passed, the rows copied, or the target caught up. What a create does not reach in time is a warning, and `ready` is false.",
    }),
    timeouts: object(timeouts, { mode: "optional", description: "How long operations wait." }),
    deletion_protection: bool({
      mode: "optional",
      default: false,
      description: "Refuse to destroy or replace the link, at plan and at the agent.",
    }),
    id: string({
      mode: "computed",
      keeps: true,
      description: "`<agent>/<name>`; the agent is that of `target_id`.",
    }),
    uid: string({
      mode: "computed",
      keeps: true,
      description: "Made by the agent: tells this link from another one of the same name.",
    }),
    ready: bool({
      mode: "computed",
      description:
        "Whether the link has reached what `wait_for` names since it was last changed. False while it is declared paused.",
    }),
    status: string({
      mode: "computed",
      description:
        "`running`, `paused` or `failed`. A link that retries a lost connection is running; phases and lag are in the data source `towline_link_status`.",
    }),
    failure_code: string({
      mode: "computed",
      description: "Why the link failed, as a code; null unless it has.",
    }),
    failure_message: string({
      mode: "computed",
      description: "Why the link failed, in words; null unless it has.",
    }),
  },
} as const;

export type SyncLinkAttributes = (typeof syncLinkSchema)["attributes"];
export type SyncLinkState = State<SyncLinkAttributes>;
