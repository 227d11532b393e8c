UPDATE t SET id = id + 1 ORDER BY id DESC;
UPDATE t SET id = id - 1, p = p * 10 ORDER BY id;
INSERT INTO t VALUES (5, 5);
UPDATE t SET id = id + 1 ORDER BY id DESC;
