INSERT INTO t VALUES (1, 'x'), (2, 'é');
UPDATE t SET b = 'y' WHERE a = 1 LIMIT 1;
DELETE FROM t WHERE a IS NULL;
UPDATE hidden SET a = 7 WHERE my = 2;
INSERT INTO hidden (my, a) VALUES (-1, 9), (10, 9);
DELETE FROM hidden WHERE my = 1;
