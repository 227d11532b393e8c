UPDATE t SET a = a + 1, j = '[7,8]', g = ST_SRID(POINT(5, 6), 4326);
DELETE FROM t WHERE id = 1;
