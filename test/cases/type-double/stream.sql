INSERT INTO t (id, d) SELECT id + 1000, d FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 14 SET a.d = b.d WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
