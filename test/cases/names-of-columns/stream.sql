UPDATE t SET constructor = 5, `a.b` = 6, ü = 7, `it's` = 'b', v = 1, t = 2, m = 3, c0 = 4;
INSERT INTO t (`primary`, `select`) VALUES (3, 3);
UPDATE t SET `select` = `select` + 1 ORDER BY `select` DESC;
DELETE FROM t WHERE `primary` = 2;
