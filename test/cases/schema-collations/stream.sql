UPDATE a SET v = 'x', w = 'ü', x = 'a', y = 'ä', e = 'b', z = '';
UPDATE b SET v = 'я', w = '';
INSERT INTO c VALUES (2, 'Ä');
INSERT INTO d VALUES (2, 'Ä');
DELETE FROM e;
