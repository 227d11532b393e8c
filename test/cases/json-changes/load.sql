INSERT INTO t VALUES (1, '{"a": 1, "b": [1, 2, 3], "c": {"d": "x"}}', 1), (2, '[]', 2), (3, NULL, 3), (4, 'null', 4);
