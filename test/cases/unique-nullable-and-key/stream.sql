BEGIN;
UPDATE t SET id = 4, u = 'c' WHERE id = 1;
UPDATE t SET id = 1, u = 'a' WHERE id = 2;
UPDATE t SET id = 2, u = 'b' WHERE id = 4;
COMMIT;
UPDATE t SET id = id + 10, u = CONCAT(u, id) ORDER BY id DESC;
