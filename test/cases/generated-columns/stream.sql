UPDATE t SET a = 7, b = 'ü' WHERE id = 1;
UPDATE t SET id = 4 WHERE id = 2;
INSERT INTO t (id, a, b) VALUES (2, 5, 'é');
DELETE FROM t WHERE id = 3;
UPDATE t SET d = '[]';
