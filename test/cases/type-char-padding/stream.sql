INSERT INTO t (id, c_utf, v_utf, c_pad) SELECT id + 1000, c_utf, v_utf, c_pad FROM t;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 7 SET a.c_utf = b.c_utf WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 7 SET a.v_utf = b.v_utf WHERE a.id >= 1000;
UPDATE t AS a JOIN t AS b ON b.id = (a.id - 1000 + 1) % 7 SET a.c_pad = b.c_pad WHERE a.id >= 1000;
UPDATE t SET id = -id WHERE id > 0 AND id % 3 = 0;
DELETE FROM t WHERE id > 0 AND id % 5 = 1;
