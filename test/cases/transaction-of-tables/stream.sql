BEGIN;
INSERT INTO c SELECT * FROM a;
UPDATE a JOIN b ON b.a_id = a.id JOIN c ON c.id = a.id SET a.p = a.p + 10, b.p = CONCAT(b.p, a.p), c.p = 0;
INSERT INTO a VALUES (3, 3);
DELETE a, c FROM a JOIN c ON a.id = c.id WHERE a.id = 1;
INSERT INTO b SELECT id + 10, id, 'new' FROM a;
UPDATE b SET p = 'last' ORDER BY id DESC LIMIT 1;
COMMIT;
INSERT INTO c SELECT id + 100, p FROM a ON DUPLICATE KEY UPDATE p = 5;
