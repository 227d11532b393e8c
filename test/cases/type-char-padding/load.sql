INSERT INTO t (id, c_utf, v_utf, c_pad) VALUES
  (0, 'a', 'é', 'a'),
  (1, 'a ', 'a', 'a '),
  (2, ' a', 'a ', ' a'),
  (3, 'a  ', ' a', 'a  '),
  (4, '', 'a  ', ''),
  (5, 'a', '', 'a'),
  (6, NULL, NULL, NULL);
