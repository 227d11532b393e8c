INSERT INTO t (id, large_text) VALUES
  (0, ''),
  (1, REPEAT('é\'\\', 60000)),
  (2, 'x'),
  (3, NULL);
