INSERT INTO t (k, payload) VALUES (0.1e0, 0);
INSERT INTO t (k, payload) VALUES (1e-45, 2);
