INSERT INTO t (id, small, big, latin) SELECT id + 1000, small, big, latin FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.small = b.small WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.big = b.big WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.latin = b.latin WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
