UPDATE t SET c0 = 'z', c998 = 7, c500 = NULL;
INSERT INTO t (id, c1, c997) VALUES (3, 1, 9);
DELETE FROM t WHERE id = 2;
