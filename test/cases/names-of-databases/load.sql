INSERT INTO `select` VALUES (1, 1), (2, 2);
