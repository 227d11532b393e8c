INSERT INTO t (id, yr) VALUES
  (0, 0),
  (1, 1901),
  (2, 2155),
  (3, 2000),
  (4, 1999),
  (5, NULL);
