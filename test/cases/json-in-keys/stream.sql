BEGIN;
UPDATE t SET j = '{"n": "c"}' WHERE id = 1;
UPDATE t SET j = '{"n": "a"}' WHERE id = 2;
UPDATE t SET j = '{"n": "b"}' WHERE id = 3;
COMMIT;
DELETE FROM t WHERE id = 1;
