CREATE TABLE t (
  id INT NOT NULL PRIMARY KEY,
  place POINT,
  doc JSON,
  choice ENUM('a','b'),
  c_utf CHAR(10),
  vec VECTOR(3),
  v_utf VARCHAR(10),
  c_pad CHAR(10) CHARACTER SET latin1
) ENGINE=InnoDB;
