import assert from "node:assert/strict";
import { test } from "node:test";
import { AgentError } from "../error.ts";
import { readStatusVariables } from "./status-variables.ts";

const text = (value: string): number[] => [Buffer.byteLength(value), ...Buffer.from(value)];

test("every status variable is read, whatever stands before it", () => {
  const bytes = Buffer.from([
    ...[0, 0x00, 0x40, 0x08, 0x04], // sql_auto_is_null, autocommit off, foreign_key_checks off
    ...[1, 0x20, 0, 0, 0, 0, 0, 0, 0x80],
    ...[6, ...text("std")],
    ...[3, 2, 0, 5, 1],
    ...[4, 28, 0, 255, 0, 8, 1],
    ...[5, ...text("+05:30")],
    ...[7, 4, 0],
    ...[8, 33, 0],
    ...[9, 1, 2, 3, 4, 5, 6, 7, 8],
    ...[10, 1, 2, 3, 4],
    ...[11, ...text("ana"), ...text("db.example")],
    ...[13, 0x3f, 0x42, 0x0f],
    ...[16, 1],
    ...[17, 9, 0, 0, 0, 0, 0, 0, 0],
    ...[18, 255, 0],
    ...[19, 0],
    ...[20, 1],
    ...[12, 2, ...Buffer.from("a\0größe\0")],
  ]);
  assert.deepEqual(readStatusVariables(bytes), {
    options: { autoIsNull: true, autocommit: false, foreignKeyChecks: false, uniqueChecks: true },
    sqlMode: 0x8000_0000_0000_0020n,
    catalog: "std",
    autoIncrement: { increment: 2, offset: 261 },
    charsets: { client: 28, connection: 255, server: 264 },
    timeZone: "+05:30",
    localeNumber: 4,
    databaseCollation: 33,
    invoker: { user: "ana", host: "db.example" },
    updatedDatabases: ["a", "größe"],
    microseconds: 999_999,
    explicitDefaultsForTimestamp: true,
    ddlTransaction: 9n,
    defaultCollationForUtf8mb4: 255,
    requirePrimaryKey: false,
    defaultTableEncryption: true,
    unknown: null,
  });
});

test("what is not logged is null, and more databases than the server names are not none", () => {
  const { updatedDatabases, timeZone, unknown } = readStatusVariables(Buffer.from([12, 254]));
  assert.deepEqual(
    { updatedDatabases, timeZone, unknown },
    { updatedDatabases: null, timeZone: null, unknown: null },
  );
  assert.deepEqual(readStatusVariables(Buffer.from([12, 0])).updatedDatabases, []);
});

test("a variable of a later server is named, and what is behind it is not guessed", () => {
  const status = readStatusVariables(Buffer.from([16, 1, 77, 12, 1, 97, 0]));
  assert.equal(status.unknown, 77);
  assert.equal(status.explicitDefaultsForTimestamp, true);
  assert.equal(status.updatedDatabases, null);
});

test("a variable that is cut short, and a name without an end, are corrupt", () => {
  const corrupt = (error: unknown): boolean => error instanceof AgentError && error.code === "EVENT_CORRUPT";
  assert.throws(() => readStatusVariables(Buffer.from([1, 0, 0])), corrupt);
  assert.throws(() => readStatusVariables(Buffer.from([12, 1, 97])), corrupt);
});
