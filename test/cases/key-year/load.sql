INSERT INTO t (k, payload) VALUES (0, 0);
INSERT INTO t (k, payload) VALUES (1901, 2);
