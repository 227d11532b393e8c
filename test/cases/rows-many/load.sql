INSERT INTO d VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
INSERT INTO t SELECT a.n + b.n * 10 + c.n * 100 + e.n * 1000, a.n, CONCAT('row ', b.n) FROM d a, d b, d c, d e;
