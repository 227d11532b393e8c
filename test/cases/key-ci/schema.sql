CREATE TABLE t (
  k VARCHAR(20) COLLATE utf8mb4_general_ci NOT NULL,
  payload INT,
  PRIMARY KEY (k)
) ENGINE=InnoDB;
