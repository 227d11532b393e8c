/** Bytes of a statement, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An object that a statement names. */
export interface ObjectName {
  /** The database named before it, else the session's default; empty when there is neither. */
  readonly database: string;
  readonly name: string;
  /** The whole name, with its database if that was given. */
  readonly at: Range;
}

/** A database that a statement names. */
export interface DatabaseName {
  readonly database: string;
  readonly at: Range;
}

export type RoutineKind = "FUNCTION" | "PROCEDURE" | "LIBRARY";

/** A schema change, with the objects that it changes. Objects that it only refers to are in `references`. */
export type Change =
  | {
      readonly what: "create-table";
      readonly table: ObjectName;
      /** The table whose definition is copied. */
      readonly like: ObjectName | null;
      /** The START TRANSACTION clause: rows follow in the same transaction, as of CREATE TABLE … SELECT. */
      readonly startTransaction: Range | null;
    }
  | {
      readonly what: "alter-table";
      readonly table: ObjectName;
      readonly renamedTo: ObjectName | null;
      /** The table whose rows change places with those of a partition. */
      readonly exchanged: ObjectName | null;
    }
  | { readonly what: "drop-tables"; readonly tables: readonly ObjectName[] }
  | {
      readonly what: "rename-tables";
      readonly pairs: readonly { readonly from: ObjectName; readonly to: ObjectName }[];
    }
  | { readonly what: "truncate-table"; readonly table: ObjectName }
  | { readonly what: "create-index" | "drop-index"; readonly table: ObjectName }
  | { readonly what: "create-view" | "alter-view"; readonly view: ObjectName }
  | { readonly what: "drop-views"; readonly views: readonly ObjectName[] }
  | {
      readonly what: "create-routine" | "alter-routine" | "drop-routine";
      readonly routine: RoutineKind;
      readonly name: ObjectName;
    }
  | { readonly what: "create-trigger" | "drop-trigger"; readonly trigger: ObjectName }
  | {
      readonly what: "create-event" | "alter-event";
      readonly event: ObjectName;
      readonly renamedTo: ObjectName | null;
      readonly activation: Activation;
    }
  | { readonly what: "drop-event"; readonly event: ObjectName }
  | { readonly what: "create-database" | "alter-database" | "drop-database"; readonly name: DatabaseName };

/** Whether an event is to run, as a statement says it, and where it says so or would have to. */
export interface Activation {
  readonly says: "enabled" | "disabled" | "nothing";
  readonly at: Range;
}

/** What a statement in the binlog is. The one table of them: what is none of these is `unknown`. */
export type Statement =
  /** A schema change. */
  | {
      readonly kind: "change";
      readonly change: Change;
      /** Tables that the statement refers to without changing them. */
      readonly references: readonly ObjectName[];
      /** The DEFINER clause; null when it has none. */
      readonly definer: Range | null;
      /** Versions that its executable comments ask for. */
      readonly conditions: readonly number[];
    }
  /** Statistics, caches, repairs: nothing of it is data or schema. */
  | { readonly kind: "maintenance"; readonly head: string }
  /** Accounts, roles and privileges. Its text may hold passwords and is never shown. */
  | { readonly kind: "account"; readonly head: string }
  /** What belongs to a whole server: tablespaces, plugins, remote servers. Its text may hold passwords. */
  | { readonly kind: "server"; readonly head: string }
  /** A temporary table, which no other session sees. */
  | { readonly kind: "temporary"; readonly head: string }
  /** Rows changed by a statement instead of row images. Its text holds data and is never shown. */
  | { readonly kind: "rows"; readonly head: string }
  /** Not understood. Its text may hold anything and is never shown. */
  | { readonly kind: "unknown"; readonly head: string };
