CREATE TABLE t (
  k ENUM('z','a','m','b') NOT NULL,
  payload INT,
  PRIMARY KEY (k)
) ENGINE=InnoDB;
