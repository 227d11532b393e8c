INSERT INTO t VALUES (1, X'e5958a', _gbk X'b0a1', 'x');
