INSERT INTO t (k, payload) VALUES ('abcd', 0);
INSERT INTO t (k, payload) VALUES ('b', 2);
