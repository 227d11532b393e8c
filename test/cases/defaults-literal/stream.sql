INSERT INTO t (id) VALUES (3);
UPDATE t SET q = '', bn = X'61000000', vb = X'00' WHERE id = 2;
