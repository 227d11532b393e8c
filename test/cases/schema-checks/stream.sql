UPDATE t SET p = p + 1;
DELETE FROM t WHERE id = 1;
