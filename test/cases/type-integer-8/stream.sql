INSERT INTO t (id, s8, u8) SELECT id + 1000, s8, u8 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.s8 = b.s8 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.u8 = b.u8 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
