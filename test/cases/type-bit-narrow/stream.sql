INSERT INTO t (id, b1, b7, b8, b9, b16) SELECT id + 1000, b1, b7, b8, b9, b16 FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.b1 = b.b1 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.b7 = b.b7 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.b8 = b.b8 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.b9 = b.b9 WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 5 SET a.b16 = b.b16 WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
