INSERT INTO t (id, c, v) VALUES
  (0, _utf8mb4 X'001a27415c7fc280c3bfc480e29d9ce5b0a7e5b19cdfbfe0a080e280a8e18480', _utf8mb4 X'001a27415c7fc280c3bfc480e29d9ce5b0a7e5b19cdfbfe0a080e280a8e18480'),
  (1, _utf8mb4 X'e98984ed9fbfee8080efac81efbbbfefbfbdefbfbeefbfbff0908080f090819cf09f9880f0a08080f3bfbfbff48fbfbf', _utf8mb4 X'e98984ed9fbfee8080efac81efbbbfefbfbdefbfbeefbfbff0908080f090819cf09f9880f0a08080f3bfbfbff48fbfbf'),
  (2, '', ''),
  (3, _utf8mb4 X'20', _utf8mb4 X'20'),
  (4, _utf8mb4 X'61', _utf8mb4 X'61'),
  (5, _utf8mb4 X'6120', _utf8mb4 X'6120'),
  (6, _utf8mb4 X'2061', _utf8mb4 X'2061'),
  (7, _utf8mb4 X'5c', _utf8mb4 X'5c'),
  (8, _utf8mb4 X'27', _utf8mb4 X'27'),
  (9, _utf8mb4 X'5c27', _utf8mb4 X'5c27'),
  (10, _utf8mb4 X'22', _utf8mb4 X'22'),
  (11, _utf8mb4 X'255f', _utf8mb4 X'255f'),
  (12, _utf8mb4 X'00', _utf8mb4 X'00'),
  (13, _utf8mb4 X'6100', _utf8mb4 X'6100'),
  (14, _utf8mb4 X'0a0d091a', _utf8mb4 X'0a0d091a'),
  (15, _utf8mb4 X'2d2d20', _utf8mb4 X'2d2d20'),
  (16, _utf8mb4 X'2f2a', _utf8mb4 X'2f2a'),
  (17, _utf8mb4 X'60', _utf8mb4 X'60');
UPDATE t SET wide = v, long_v = CONCAT(v, v, v), tiny = LEFT(v, 63), x = CONCAT(v, c, v), medium = REPEAT(v, 5),
  large = REPEAT(v, 9), choice = id % 4 + 1, several = id % 8;
UPDATE t SET choice = NULL, several = NULL, x = NULL, v = NULL WHERE id = 1;
INSERT INTO t (id) VALUES (18);
INSERT INTO t (id, wide, v, long_v, tiny, x, medium, large) VALUES
  (19, REPEAT(_utf8mb4 X'f48fbfbf', 255), REPEAT(_utf8mb4 X'f48fbfbf', 16), REPEAT(_utf8mb4 X'f48fbfbf', 3000), REPEAT(_utf8mb4 X'f48fbfbf', 63), REPEAT(_utf8mb4 X'f48fbfbf', 16000), REPEAT(_utf8mb4 X'f48fbfbf', 70000), REPEAT(_utf8mb4 X'f48fbfbf', 20000)),
  (20, REPEAT(_utf8mb4 X'f48fbfbf', 63), '', REPEAT(_utf8mb4 X'f48fbfbf', 127), '', REPEAT(_utf8mb4 X'f48fbfbf', 64), REPEAT(_utf8mb4 X'f48fbfbf', 256), '');
