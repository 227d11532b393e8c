INSERT INTO t (k, payload) VALUES (X'61', 0);
INSERT INTO t (k, payload) VALUES (X'00', 2);
INSERT INTO t (k, payload) VALUES (X'20', 4);
