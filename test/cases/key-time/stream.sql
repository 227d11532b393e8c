INSERT INTO t (k, payload) VALUES ('00:00:00.01', 1);
INSERT INTO t (k, payload) VALUES ('01:00:00', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = '00:00:00.01' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = '01:00:00' WHERE payload = 102;
