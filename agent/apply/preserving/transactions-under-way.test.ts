import assert from "node:assert/strict";
import { test } from "node:test";
import type { GtidEvent } from "../../change/gtid-event.ts";
import { GtidSet } from "../../change/gtid-set.ts";
import { TransactionsUnderWay } from "./transactions-under-way.ts";

const UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

function transaction(number: number, lastCommitted: number, sequenceNumber = number): GtidEvent {
  return {
    gtid: { uuid: UUID, tag: "", number },
    logged: "rows",
    ...{ lastCommitted, sequenceNumber, committedAt: 0, originallyCommittedAt: 0 },
    ...{ length: 0, serverVersion: 90704, originalServerVersion: 90704 },
  };
}

test("a transaction waits for those up to its last committed, and not for those beside it", () => {
  const underWay = new TransactionsUnderWay(GtidSet.empty);
  underWay.begin(transaction(1, 0), 0);
  const second = underWay.begin(transaction(2, 0), 1);
  underWay.begin(transaction(3, 1), 0);
  assert.deepEqual([...underWay.sessionsBefore(transaction(4, 0))], []);
  assert.deepEqual([...underWay.sessionsBefore(transaction(4, 1))], [0]);
  assert.deepEqual([...underWay.sessionsBefore(transaction(4, 2))], [0, 1]);
  underWay.committed(second);
  assert.deepEqual([...underWay.sessionsBefore(transaction(4, 2))], [0]);
});

test("without a commit clock everything waits for everything", () => {
  const underWay = new TransactionsUnderWay(GtidSet.empty);
  underWay.begin(transaction(1, 0, 0), 2);
  assert.deepEqual([...underWay.sessionsBefore(transaction(2, 0, 0))], [2]);
});

test("gaps are what is missing before the latest that is applied", () => {
  const underWay = new TransactionsUnderWay(GtidSet.parse(`${UUID}:1-4`));
  const [fifth, sixth, seventh] = [5, 6, 7].map((number) => underWay.begin(transaction(number, 4), number));
  assert.equal(underWay.gaps.toString(), "");
  underWay.committed(sixth as NonNullable<typeof sixth>);
  assert.equal(underWay.gaps.toString(), `${UUID}:5`);
  assert.equal(underWay.applied.toString(), `${UUID}:1-4:6`);
  underWay.committed(seventh as NonNullable<typeof seventh>);
  underWay.committed(fifth as NonNullable<typeof fifth>);
  assert.equal(underWay.gaps.toString(), "");
  assert.equal(underWay.applied.toString(), `${UUID}:1-7`);
});
