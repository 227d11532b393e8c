INSERT INTO t (k, payload) VALUES ('2020-02-30', 1);
INSERT INTO t (k, payload) VALUES ('9999-12-31', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = '2020-02-30' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = '9999-12-31' WHERE payload = 102;
