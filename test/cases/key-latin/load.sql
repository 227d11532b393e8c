INSERT INTO t (k, payload) VALUES (CONVERT(X'818d' USING latin1), 0);
INSERT INTO t (k, payload) VALUES (CONVERT(X'90' USING latin1), 2);
INSERT INTO t (k, payload) VALUES ('c', 4);
