INSERT INTO t (k, payload) VALUES ('a', 0);
INSERT INTO t (k, payload) VALUES ('c ', 2);
INSERT INTO t (k, payload) VALUES ('', 4);
