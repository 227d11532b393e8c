INSERT INTO t VALUES ('abc', 1), ('é', 2), ('x ', 3);
INSERT INTO c VALUES ('abc', 1), ('Z', 2);
