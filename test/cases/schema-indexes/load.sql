INSERT INTO t VALUES (1, 1, 'a', 'some words', X'00'), (2, 2, 'b', 'more words', X'01');
