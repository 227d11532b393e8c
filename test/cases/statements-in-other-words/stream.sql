INSERT INTO "t" VALUES (2, 'it''s \', 'y');
UPDATE "t" SET "v" = '\n' || v, "c" = c || '!';
DELETE FROM t WHERE id = 1;
