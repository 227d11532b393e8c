INSERT INTO t (id, p) VALUES (1, 1), (2, 2);
INSERT INTO t (h, id, k, p, z) VALUES (NULL, 1, 4, 5, 'z');
