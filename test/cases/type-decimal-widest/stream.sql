INSERT INTO t (id, d65_30, d65_0) SELECT id + 1000, d65_30, d65_0 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d65_30 = b.d65_30 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d65_0 = b.d65_0 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
