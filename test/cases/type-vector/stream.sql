INSERT INTO t (id, vec, vec_long) SELECT id + 1000, vec, vec_long FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 3 SET a.vec = b.vec WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 3 SET a.vec_long = b.vec_long WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
