INSERT INTO d VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
INSERT INTO t SELECT CONCAT(LPAD((a.n + b.n * 10 + c.n * 100 + e.n * 1000), 10, '0'), REPEAT('x', a.n)), (a.n + b.n * 10 + c.n * 100 + e.n * 1000) FROM d a, d b, d c, d e WHERE (a.n + b.n * 10 + c.n * 100 + e.n * 1000) < 7000;
