INSERT INTO t (id, several, most, nine) VALUES
  (0, '', 0, 511),
  (1, 'x', 1, 256),
  (2, 'x,z', 18446744073709551615, 0),
  (3, 'x,y,z', 9223372036854775808, 511),
  (4, '', 256, 256),
  (5, NULL, NULL, NULL);
