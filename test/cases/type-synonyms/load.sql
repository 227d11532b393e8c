INSERT INTO t VALUES (1, TRUE, -1, 1.5, 1e0, 2e0, 'é', '名', 'x', 'y', X'00ff', X'61', 7, b'1', -128, -1, 'p', X'71', 'r', 999);
