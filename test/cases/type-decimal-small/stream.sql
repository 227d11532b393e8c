INSERT INTO t (id, d38_10, d10_2, d1_0) SELECT id + 1000, d38_10, d10_2, d1_0 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d38_10 = b.d38_10 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d10_2 = b.d10_2 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 9 SET a.d1_0 = b.d1_0 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
