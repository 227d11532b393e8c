BEGIN;
UPDATE t SET u = 'x' WHERE id = 1;
UPDATE t SET u = 'E' WHERE id = 2;
UPDATE t SET u = 'A' WHERE id = 1;
COMMIT;
UPDATE t SET u = 'á ' WHERE id = 3;
UPDATE t SET u = 'SS' WHERE id = 4;
