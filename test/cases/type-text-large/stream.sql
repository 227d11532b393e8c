INSERT INTO t (id, large_text) SELECT id + 1000, large_text FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 4 SET a.large_text = b.large_text WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
