INSERT INTO general VALUES (1, 'é'), (2, 'a'), (3, 'Z');
INSERT INTO german VALUES (1, 'ä'), (2, 'ß'), (3, 'z');
