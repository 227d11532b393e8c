INSERT INTO t (id, c, v) VALUES
  (0, _utf16le X'00001a00270041005c007f008000ff0000015c27275c5c5cff07000828200011', _utf16le X'00001a00270041005c007f008000ff0000015c27275c5c5cff07000828200011'),
  (1, _utf16le X'4492ffd700e001fbfffefdfffeffffff00d800dc00d85cdc3dd800de40d800dcbfdbffdfffdbffdf', _utf16le X'4492ffd700e001fbfffefdfffeffffff00d800dc00d85cdc3dd800de40d800dcbfdbffdfffdbffdf'),
  (2, '', ''),
  (3, _utf16le X'2000', _utf16le X'2000'),
  (4, _utf16le X'6100', _utf16le X'6100'),
  (5, _utf16le X'61002000', _utf16le X'61002000'),
  (6, _utf16le X'20006100', _utf16le X'20006100'),
  (7, _utf16le X'5c00', _utf16le X'5c00'),
  (8, _utf16le X'2700', _utf16le X'2700'),
  (9, _utf16le X'5c002700', _utf16le X'5c002700'),
  (10, _utf16le X'2200', _utf16le X'2200'),
  (11, _utf16le X'25005f00', _utf16le X'25005f00'),
  (12, _utf16le X'0000', _utf16le X'0000'),
  (13, _utf16le X'61000000', _utf16le X'61000000'),
  (14, _utf16le X'0a000d0009001a00', _utf16le X'0a000d0009001a00'),
  (15, _utf16le X'2d002d002000', _utf16le X'2d002d002000'),
  (16, _utf16le X'2f002a00', _utf16le X'2f002a00'),
  (17, _utf16le X'6000', _utf16le X'6000');
UPDATE t SET wide = v, long_v = CONCAT(v, v, v), tiny = LEFT(v, 63), x = CONCAT(v, c, v), medium = REPEAT(v, 5),
  large = REPEAT(v, 9), choice = id % 4 + 1, several = id % 8;
UPDATE t SET choice = NULL, several = NULL, x = NULL, v = NULL WHERE id = 1;
INSERT INTO t (id) VALUES (18);
INSERT INTO t (id, wide, v, long_v, tiny, x, medium, large) VALUES
  (19, REPEAT(_utf16le X'ffdbffdf', 255), REPEAT(_utf16le X'ffdbffdf', 16), REPEAT(_utf16le X'ffdbffdf', 3000), REPEAT(_utf16le X'ffdbffdf', 63), REPEAT(_utf16le X'ffdbffdf', 16000), REPEAT(_utf16le X'ffdbffdf', 70000), REPEAT(_utf16le X'ffdbffdf', 20000)),
  (20, REPEAT(_utf16le X'ffdbffdf', 63), '', REPEAT(_utf16le X'ffdbffdf', 127), '', REPEAT(_utf16le X'ffdbffdf', 64), REPEAT(_utf16le X'ffdbffdf', 256), '');
