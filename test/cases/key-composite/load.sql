INSERT INTO t (a, d, b, payload) VALUES ('x', '2020-01-01', X'00', 0);
INSERT INTO t (a, d, b, payload) VALUES ('x', '2020-01-02', X'00', 2);
INSERT INTO t (a, d, b, payload) VALUES ('', '0000-00-00', '', 4);
