INSERT INTO t (id, j) VALUES (1, '{"n": "a"}'), (2, '{"n": "b"}'), (3, '{}');
