INSERT INTO t (k, payload) VALUES (-1.7976931348623157e308, 1);
INSERT INTO t (k, payload) VALUES (1e0, 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = -1.7976931348623157e308 WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = 1e0 WHERE payload = 102;
