INSERT INTO t (k, payload) VALUES (0, 1);
INSERT INTO t (k, payload) VALUES (1, 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 0 WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = 1 WHERE payload = 102;
