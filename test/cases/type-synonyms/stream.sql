INSERT INTO t (id) VALUES (2);
UPDATE t SET a = FALSE, f = '', g = NULL, k = X'00', m = 0, s = -999;
DELETE FROM t WHERE id = 2;
