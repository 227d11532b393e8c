SET SESSION binlog_row_image = NOBLOB;
UPDATE t SET p = 2;
