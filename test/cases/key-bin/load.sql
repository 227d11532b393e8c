INSERT INTO t (k, payload) VALUES ('a', 0);
INSERT INTO t (k, payload) VALUES ('é', 2);
INSERT INTO t (k, payload) VALUES ('\\', 4);
