INSERT INTO t VALUES (1, 'é'), (2, 'a'), (3, 'a '), (4, 'ß');
