CREATE TABLE t (
  id INT NOT NULL PRIMARY KEY,
  c CHAR(16),
  wide CHAR(255),
  v VARCHAR(16),
  long_v VARCHAR(3000),
  tiny TINYTEXT,
  x TEXT,
  medium MEDIUMTEXT,
  large LONGTEXT,
  choice ENUM('a', 'it''s', 'あ', ''),
  several SET('a', 'it''s', 'あ')
) ENGINE=InnoDB CHARACTER SET eucjpms;
