INSERT INTO t (id, p) VALUES (3, 3);
UPDATE t SET h = 8, z = 'y' WHERE id = 1;
UPDATE t SET k = 9 WHERE id = 2;
DELETE FROM t WHERE k = 4;
