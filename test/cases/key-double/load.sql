INSERT INTO t (k, payload) VALUES (0.1e0, 0);
INSERT INTO t (k, payload) VALUES (5e-324, 2);
