INSERT INTO t (id, d30_30, d18_9, d9_9) SELECT id + 1000, d30_30, d18_9, d9_9 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d30_30 = b.d30_30 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d18_9 = b.d18_9 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d9_9 = b.d9_9 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
