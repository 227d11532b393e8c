INSERT INTO t (id, doc, second) SELECT id + 1000, doc, second FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 33 SET a.doc = b.doc WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 33 SET a.second = b.second WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
