INSERT INTO t VALUES (1, 0e0, 0e0, 1), (2, -0e0, -0e0, 2);
