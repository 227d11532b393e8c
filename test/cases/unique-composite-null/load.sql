INSERT INTO t VALUES (1, 1, NULL), (2, 1, NULL), (3, NULL, 'x'), (4, NULL, 'x'), (5, 1, 'x');
