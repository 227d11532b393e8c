INSERT INTO t (p) VALUES (1), (2), (3);
