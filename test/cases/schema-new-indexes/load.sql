INSERT INTO t VALUES (1, 1, 'a', ST_SRID(POINT(1, 2), 4326), '[1,2]'), (2, 2, 'b', ST_SRID(POINT(3, 4), 4326), '[]');
