INSERT INTO t (id, f) SELECT id + 1000, f FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 14 SET a.f = b.f WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
