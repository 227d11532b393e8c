UPDATE t SET v = IF(v IS NULL, '', NULL), b = IF(b IS NULL, '', NULL), x = IF(x IS NULL, '', NULL), n = IF(n IS NULL, 0, NULL), e = IF(e IS NULL, '', NULL), s = IF(s IS NULL, '', NULL);
UPDATE t SET v = 'NULL' WHERE v = '';
DELETE FROM t WHERE n IS NULL AND id = 2;
