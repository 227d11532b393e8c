INSERT INTO t VALUES (1, 'none', 'x', 'copied'), (2, 'a', 'none', NULL), (3, 'none', 'none', 'both'), (4, 'b', 'y', 'right');
INSERT INTO u VALUES (1, 'none'), (2, 'a'), (3, NULL);
INSERT INTO k VALUES ('none', 1, 1), ('a', 1, 1), ('none', 2, 2);
INSERT INTO s VALUES (1, 'none', ST_GeomFromText('POINT(1 2)')), (2, 'b', NULL);
