INSERT INTO t (id, b1, b7, b8, b9, b16) VALUES
  (0, 1, 127, 255, 511, 65535),
  (1, 0, 0, 0, 0, 0),
  (2, 1, 1, 1, 1, 1),
  (3, 1, 111, 163, 71, 45710),
  (4, NULL, NULL, NULL, NULL, NULL);
