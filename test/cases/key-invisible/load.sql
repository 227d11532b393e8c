INSERT INTO t VALUES (1, 'x'), (1, 'x'), (NULL, NULL);
INSERT INTO hidden VALUES (1), (1), (NULL);
