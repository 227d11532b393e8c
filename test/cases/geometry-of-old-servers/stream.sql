INSERT INTO t SELECT id + 10, g, p, l, y, mp, ml, my, gc FROM t;
UPDATE t SET g = l, p = POINT(0, 0) WHERE id = 1;
DELETE FROM t WHERE id = 2;
