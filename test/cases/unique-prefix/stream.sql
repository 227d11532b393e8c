BEGIN;
UPDATE t SET x = 'zz', b = X'ff', v = 'q' WHERE id = 1;
UPDATE t SET x = 'ABCx', b = X'000177', v = '名前z' WHERE id = 2;
COMMIT;
UPDATE t SET x = 'abde', b = X'00020000', v = '名字字' WHERE id = 3;
DELETE FROM t WHERE id = 2;
INSERT INTO t VALUES (4, 'abc', X'0001', '名前');
