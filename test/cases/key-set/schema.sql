CREATE TABLE t (
  k SET('z','a','m') NOT NULL,
  payload INT,
  PRIMARY KEY (k)
) ENGINE=InnoDB;
