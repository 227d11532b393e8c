UPDATE t SET p = p + 1;
UPDATE t SET p = 5, a = '2001-02-03 04:05:06.000007', b = a, c = NULL WHERE id = 2;
INSERT INTO t (id) VALUES (3);
UPDATE t SET id = 9 WHERE id = 1;
