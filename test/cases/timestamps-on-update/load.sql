INSERT INTO t (id, p) VALUES (1, 1), (2, 2);
