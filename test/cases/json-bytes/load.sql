INSERT INTO held VALUES (1, X'ff00', X'00ff', X'275c', X'7ff8f9', REPEAT(X'ff', 300), REPEAT('x', 70000), 300, 1, 18446744073709551615);
INSERT INTO held VALUES (2, '', '', '', '', '', '', 0, 0, 0);
INSERT INTO held VALUES (3, REPEAT(X'0a', 16), REPEAT(X'00', 300), REPEAT('"', 255), REPEAT(X'5c', 65535), X'e9', 'é', 511, 1, 5);
INSERT INTO t SELECT id, JSON_OBJECT('b', b, 'v', v, 'tiny', tiny, 'plain', plain, 'medium', medium, 'big', big, 'bits', bits, 'one', one, 'most', most), id FROM held;
INSERT INTO t SELECT id + 10, JSON_ARRAY(1.5, b, JSON_OBJECT('in', JSON_ARRAY(most, b))), id FROM held;
INSERT INTO t VALUES (23, JSON_ARRAY(CONCAT(REPEAT('x', 511), X'00')), 1), (24, JSON_ARRAY(CONCAT(REPEAT('x', 512), X'00')), 1), (25, JSON_ARRAY(CONCAT(REPEAT('x', 65534), X'00')), 1);
INSERT INTO t VALUES (20, JSON_EXTRACT(JSON_ARRAY(X'ff'), '$[0]'), 1), (21, JSON_ARRAY(b'1', 'base64:type15:/w==', X'ff'), 1), (22, JSON_ARRAY(REPEAT(X'27', 65000)), 1);
INSERT INTO t (id, j) WITH RECURSIVE many (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM many WHERE i < 1099) SELECT i, (SELECT JSON_OBJECT('b', b, 'i', i, 'bits', bits) FROM held WHERE id = 1) FROM many;
INSERT INTO t (id, j) WITH RECURSIVE many (i, n) AS (SELECT 1, CAST('[]' AS JSON) UNION ALL SELECT i + 1, JSON_ARRAY_APPEND(n, '$', (SELECT b FROM held WHERE id = 1)) FROM many WHERE i < 65) SELECT 2000, n FROM many WHERE i = 65;
