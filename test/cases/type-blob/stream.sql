INSERT INTO t (id, tiny, medium, large) SELECT id + 1000, tiny, medium, large FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 4 SET a.tiny = b.tiny WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 4 SET a.medium = b.medium WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 4 SET a.large = b.large WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
