INSERT INTO t (k, payload) VALUES ('a', 1);
INSERT INTO t (k, payload) VALUES ('\\', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 'a' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = '\\' WHERE payload = 102;
