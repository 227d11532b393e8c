INSERT INTO a VALUES (1, '😀', '名', 'A', 'ß', 'ä', 'z');
INSERT INTO b VALUES (1, 'Ж', '名', 'a');
INSERT INTO c VALUES (1, 'ä');
INSERT INTO d VALUES (1, 'ä');
INSERT INTO e VALUES (1, 'ä');
