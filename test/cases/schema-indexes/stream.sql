UPDATE t SET x = CONCAT(x, ' again'), a = a + 1 ORDER BY a DESC;
DELETE FROM t WHERE id = 1;
