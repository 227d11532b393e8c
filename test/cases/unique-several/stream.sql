REPLACE INTO t (id, a, b, c) VALUES (9, 1, 2, 3);
REPLACE INTO t (id, a, b, c) VALUES (9, 4, 5, 6), (10, 5, 1, 1);
INSERT INTO t (id, a, b, c) VALUES (10, 7, 7, 7) ON DUPLICATE KEY UPDATE a = 8, p = p + 1;
INSERT INTO t (id, a, b, c) VALUES (11, 8, 8, 8) ON DUPLICATE KEY UPDATE id = 12, p = p + 1;
INSERT IGNORE INTO t (id, a, b, c) VALUES (13, 13, 13, 13), (14, 13, 14, 14), (15, 15, 15, 15);
UPDATE IGNORE t SET b = 13;
