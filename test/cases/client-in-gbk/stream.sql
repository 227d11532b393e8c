SET NAMES gbk;
INSERT INTO t VALUES (2, _gbk X'b0a1815c', _gbk X'815c', _latin1 X'e9');
UPDATE t SET u = g, g = _gbk X'b0a15c27' WHERE id = 1;
SET character_set_client = latin1;
UPDATE t SET l = _latin1 X'818d8f909d';
