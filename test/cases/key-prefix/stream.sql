INSERT INTO t (k, payload) VALUES ('abd', 1);
INSERT INTO t (k, payload) VALUES ('名前', 3);
UPDATE t SET payload = payload + 100;
DELETE FROM t WHERE payload = 101;
UPDATE t SET k = 'abd' WHERE payload = 100;
DELETE FROM t WHERE payload = 103;
UPDATE t SET k = '名前' WHERE payload = 102;
