INSERT INTO t (k, payload) VALUES (CONVERT(X'815c' USING gbk), 0);
INSERT INTO t (k, payload) VALUES (CONVERT(X'b0a1' USING gbk), 2);
