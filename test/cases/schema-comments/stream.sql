UPDATE t SET p = 2;
