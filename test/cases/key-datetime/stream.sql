INSERT INTO t (k, payload) VALUES ('2020-01-01 00:00:00.000002', 1);
INSERT INTO t (k, payload) VALUES ('2020-01-01', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = '2020-01-01 00:00:00.000002' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = '2020-01-01' WHERE payload = 102;
