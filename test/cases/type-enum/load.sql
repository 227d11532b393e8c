INSERT INTO t (id, small, big, latin) VALUES
  (0, 'a', 1, 'é'),
  (1, '', 255, 'z'),
  (2, 'ü', 256, 'é'),
  (3, 'a', 300, 'z'),
  (4, NULL, NULL, NULL);
