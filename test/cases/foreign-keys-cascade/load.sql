INSERT INTO a VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO b VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO c VALUES (1, 1, 3), (2, 2, 2), (3, 3, 1);
