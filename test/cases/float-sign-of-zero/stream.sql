UPDATE t SET f = -0e0, d = -0e0, p = 10 WHERE id = 1;
UPDATE t SET f = 0e0, d = 0e0, p = 20 WHERE id = 2;
UPDATE t SET p = 30;
INSERT INTO t VALUES (3, -0e0, 0e0, 3);
DELETE FROM t WHERE id = 1;
