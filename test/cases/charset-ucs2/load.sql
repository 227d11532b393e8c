INSERT INTO t (id, c, v) VALUES
  (0, _ucs2 X'0000001a00270041005c007f008000ff0100275c5c275c5c07ff080020281100', _ucs2 X'0000001a00270041005c007f008000ff0100275c5c275c5c07ff080020281100'),
  (1, _ucs2 X'9244d7ffe000fb01fefffffdfffeffff', _ucs2 X'9244d7ffe000fb01fefffffdfffeffff'),
  (2, '', ''),
  (3, _ucs2 X'0020', _ucs2 X'0020'),
  (4, _ucs2 X'0061', _ucs2 X'0061'),
  (5, _ucs2 X'00610020', _ucs2 X'00610020'),
  (6, _ucs2 X'00200061', _ucs2 X'00200061'),
  (7, _ucs2 X'005c', _ucs2 X'005c'),
  (8, _ucs2 X'0027', _ucs2 X'0027'),
  (9, _ucs2 X'005c0027', _ucs2 X'005c0027'),
  (10, _ucs2 X'0022', _ucs2 X'0022'),
  (11, _ucs2 X'0025005f', _ucs2 X'0025005f'),
  (12, _ucs2 X'0000', _ucs2 X'0000'),
  (13, _ucs2 X'00610000', _ucs2 X'00610000'),
  (14, _ucs2 X'000a000d0009001a', _ucs2 X'000a000d0009001a'),
  (15, _ucs2 X'002d002d0020', _ucs2 X'002d002d0020'),
  (16, _ucs2 X'002f002a', _ucs2 X'002f002a'),
  (17, _ucs2 X'0060', _ucs2 X'0060');
UPDATE t SET wide = v, long_v = CONCAT(v, v, v), tiny = LEFT(v, 63), x = CONCAT(v, c, v), medium = REPEAT(v, 5),
  large = REPEAT(v, 9), choice = id % 4 + 1, several = id % 8;
UPDATE t SET choice = NULL, several = NULL, x = NULL, v = NULL WHERE id = 1;
INSERT INTO t (id) VALUES (18);
INSERT INTO t (id, wide, v, long_v, tiny, x, medium, large) VALUES
  (19, REPEAT(_ucs2 X'ffff', 255), REPEAT(_ucs2 X'ffff', 16), REPEAT(_ucs2 X'ffff', 3000), REPEAT(_ucs2 X'ffff', 63), REPEAT(_ucs2 X'ffff', 16000), REPEAT(_ucs2 X'ffff', 70000), REPEAT(_ucs2 X'ffff', 20000)),
  (20, REPEAT(_ucs2 X'ffff', 63), '', REPEAT(_ucs2 X'ffff', 127), '', REPEAT(_ucs2 X'ffff', 64), REPEAT(_ucs2 X'ffff', 256), '');
