INSERT INTO t (id, s32, u32) SELECT id + 1000, s32, u32 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.s32 = b.s32 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.u32 = b.u32 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
