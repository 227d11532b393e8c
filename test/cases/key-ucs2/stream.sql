INSERT INTO t (k, payload) VALUES ('名', 1);
INSERT INTO t (k, payload) VALUES ('b', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = '名' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = 'b' WHERE payload = 102;
