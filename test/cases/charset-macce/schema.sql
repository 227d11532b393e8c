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
  choice ENUM('a', 'it''s', 'č', ''),
  several SET('a', 'it''s', 'č')
) ENGINE=InnoDB CHARACTER SET macce;
