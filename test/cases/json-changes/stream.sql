UPDATE t SET j = JSON_SET(j, '$.a', 1.0, '$.c.e', CAST(1.50 AS DECIMAL(5,2))) WHERE id = 1;
UPDATE t SET j = JSON_REMOVE(j, '$.b[1]') WHERE id = 1;
UPDATE t SET j = JSON_REPLACE(j, '$.a', 'a longer value than before') WHERE id = 1;
UPDATE t SET j = JSON_ARRAY_APPEND(j, '$', CAST('2020-01-01' AS DATE)) WHERE id = 2;
UPDATE t SET j = 'null' WHERE id = 3;
UPDATE t SET j = NULL WHERE id = 4;
UPDATE t SET p = 9;
DELETE FROM t WHERE id = 2;
