INSERT INTO t VALUES (1, 'abcd', X'0001ff', '名前x'), (2, 'abd', X'0002', '名字'), (3, NULL, NULL, NULL);
