UPDATE `select` SET p = 3;
DELETE FROM `select` WHERE id = 1;
