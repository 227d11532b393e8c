CREATE TABLE t (
  payload_first INT NULL,
  b VARBINARY(4) NOT NULL,
  a VARCHAR(10) COLLATE utf8mb4_0900_ai_ci NOT NULL,
  d DATE NOT NULL,
  payload INT,
  PRIMARY KEY (a, d, b)
) ENGINE=InnoDB;
