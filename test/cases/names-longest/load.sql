INSERT INTO nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnx VALUES (1, 1);
INSERT INTO 表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表 VALUES (1, 1);
