INSERT INTO t (k, payload) VALUES (2000, 1);
INSERT INTO t (k, payload) VALUES (2155, 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 2000 WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = 2155 WHERE payload = 102;
