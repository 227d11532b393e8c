INSERT INTO t (k, payload) VALUES ('z', 0);
INSERT INTO t (k, payload) VALUES ('m', 2);
