INSERT INTO t (id, place, doc, choice, c_utf, vec, v_utf, c_pad) VALUES
  (0, POINT(1, 2), JSON_ARRAY(1.5), 1, 'a', STRING_TO_VECTOR('[1,-0,3e38]'), 'é', 'a'),
  (1, POINT(1, 2), JSON_ARRAY(1.5), 2, 'a ', STRING_TO_VECTOR('[0,0,1.5e-38]'), 'a', 'a '),
  (2, POINT(1, 2), JSON_ARRAY(1.5), 1, ' a', STRING_TO_VECTOR('[1,-0,3e38]'), 'a ', ' a'),
  (3, POINT(1, 2), JSON_ARRAY(1.5), 2, 'a  ', STRING_TO_VECTOR('[0,0,1.5e-38]'), ' a', 'a  '),
  (4, POINT(1, 2), JSON_ARRAY(1.5), 1, '', STRING_TO_VECTOR('[1,-0,3e38]'), 'a  ', ''),
  (5, POINT(1, 2), JSON_ARRAY(1.5), 2, 'a', STRING_TO_VECTOR('[0,0,1.5e-38]'), '', 'a'),
  (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
