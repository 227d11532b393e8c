INSERT INTO t (id, f_fixed, d_fixed) SELECT id + 1000, f_fixed, d_fixed FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 8 SET a.f_fixed = b.f_fixed WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 8 SET a.d_fixed = b.d_fixed WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
