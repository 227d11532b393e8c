INSERT INTO t (k, payload) VALUES (16777216e0, 1);
INSERT INTO t (k, payload) VALUES (-3.4e38, 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 16777216e0 WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = -3.4e38 WHERE payload = 102;
