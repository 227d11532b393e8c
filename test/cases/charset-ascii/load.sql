INSERT INTO t (id, c, v) VALUES
  (0, _ascii X'000102030405060708090a0b0c0d0e0f', _ascii X'000102030405060708090a0b0c0d0e0f'),
  (1, _ascii X'101112131415161718191a1b1c1d1e1f', _ascii X'101112131415161718191a1b1c1d1e1f'),
  (2, _ascii X'202122232425262728292a2b2c2d2e2f', _ascii X'202122232425262728292a2b2c2d2e2f'),
  (3, _ascii X'303132333435363738393a3b3c3d3e3f', _ascii X'303132333435363738393a3b3c3d3e3f'),
  (4, _ascii X'404142434445464748494a4b4c4d4e4f', _ascii X'404142434445464748494a4b4c4d4e4f'),
  (5, _ascii X'505152535455565758595a5b5c5d5e5f', _ascii X'505152535455565758595a5b5c5d5e5f'),
  (6, _ascii X'606162636465666768696a6b6c6d6e6f', _ascii X'606162636465666768696a6b6c6d6e6f'),
  (7, _ascii X'707172737475767778797a7b7c7d7e7f', _ascii X'707172737475767778797a7b7c7d7e7f'),
  (8, '', ''),
  (9, _ascii X'20', _ascii X'20'),
  (10, _ascii X'61', _ascii X'61'),
  (11, _ascii X'6120', _ascii X'6120'),
  (12, _ascii X'2061', _ascii X'2061'),
  (13, _ascii X'5c', _ascii X'5c'),
  (14, _ascii X'27', _ascii X'27'),
  (15, _ascii X'5c27', _ascii X'5c27'),
  (16, _ascii X'22', _ascii X'22'),
  (17, _ascii X'255f', _ascii X'255f'),
  (18, _ascii X'00', _ascii X'00'),
  (19, _ascii X'6100', _ascii X'6100'),
  (20, _ascii X'0a0d091a', _ascii X'0a0d091a'),
  (21, _ascii X'2d2d20', _ascii X'2d2d20'),
  (22, _ascii X'2f2a', _ascii X'2f2a'),
  (23, _ascii X'60', _ascii X'60');
UPDATE t SET wide = v, long_v = CONCAT(v, v, v), tiny = LEFT(v, 63), x = CONCAT(v, c, v), medium = REPEAT(v, 5),
  large = REPEAT(v, 9), choice = id % 4 + 1, several = id % 8;
UPDATE t SET choice = NULL, several = NULL, x = NULL, v = NULL WHERE id = 1;
INSERT INTO t (id) VALUES (24);
INSERT INTO t (id, wide, v, long_v, tiny, x, medium, large) VALUES
  (25, REPEAT(_ascii X'7f', 255), REPEAT(_ascii X'7f', 16), REPEAT(_ascii X'7f', 3000), REPEAT(_ascii X'7f', 63), REPEAT(_ascii X'7f', 16000), REPEAT(_ascii X'7f', 70000), REPEAT(_ascii X'7f', 20000)),
  (26, REPEAT(_ascii X'7f', 63), '', REPEAT(_ascii X'7f', 127), '', REPEAT(_ascii X'7f', 64), REPEAT(_ascii X'7f', 256), '');
