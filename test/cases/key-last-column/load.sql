INSERT INTO t VALUES ('x', 1, 'b', '2020-01-01'), (NULL, 2, '', '2020-01-01');
