INSERT INTO t (k, payload) VALUES ('-00:00:00.01', 0);
INSERT INTO t (k, payload) VALUES ('-838:59:59', 2);
