INSERT INTO t (k, payload) VALUES ('a,m', 1);
INSERT INTO t (k, payload) VALUES ('z,a,m', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 'a,m' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = 'z,a,m' WHERE payload = 102;
