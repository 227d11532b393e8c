UPDATE t SET p = 'y' WHERE c = 2;
UPDATE t SET c = 3, a = '2021-01-01' WHERE c = 1;
INSERT INTO t VALUES ('z', 1, 'b', '2020-01-01');
DELETE FROM t WHERE b = '';
