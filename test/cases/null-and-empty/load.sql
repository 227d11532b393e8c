INSERT INTO t VALUES (1, NULL, NULL, NULL, NULL, NULL, NULL), (2, '', '', '', 0, '', ''), (3, 'NULL', 'NULL', 'NULL', 0, 'a', 'a');
