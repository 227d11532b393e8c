INSERT INTO t (id, a, b, d) VALUES (1, 1, 'x', '[1,2]'), (2, NULL, 'é', NULL), (3, 2, NULL, '{}');
