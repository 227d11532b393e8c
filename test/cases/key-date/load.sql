INSERT INTO t (k, payload) VALUES ('0000-00-00', 0);
INSERT INTO t (k, payload) VALUES ('1000-01-01', 2);
