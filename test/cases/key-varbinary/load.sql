INSERT INTO t (k, payload) VALUES (X'61', 0);
INSERT INTO t (k, payload) VALUES (X'610000', 2);
INSERT INTO t (k, payload) VALUES ('', 4);
