INSERT INTO t (id, place, flat, shape, area, many, all_kinds) SELECT id + 1000, place, flat, shape, area, many, all_kinds FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.place = b.place WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.flat = b.flat WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.shape = b.shape WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.area = b.area WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.many = b.many WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 6 SET a.all_kinds = b.all_kinds WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
