UPDATE t SET j = '1.0' WHERE id = 1;
UPDATE t SET j = '1' WHERE id = 2;
UPDATE t SET j = '1' WHERE id = 3;
UPDATE t SET j = '0' WHERE id = 4;
UPDATE t SET j = '-0.0' WHERE id = 5;
UPDATE t SET j = CAST(CAST(1 AS DECIMAL(30,10)) AS JSON) WHERE id = 6;
INSERT INTO t VALUES (8, '{"__proto__": 1.0, "constructor": {"__proto__": -0.0}, "": 1.5}');
DELETE FROM t WHERE id = 7;
