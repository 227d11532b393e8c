INSERT INTO t (id, vb, vb_long) SELECT id + 1000, vb, vb_long FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 7 SET a.vb = b.vb WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 7 SET a.vb_long = b.vb_long WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
