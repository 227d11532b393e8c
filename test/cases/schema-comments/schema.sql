CREATE TABLE t (id INT NOT NULL PRIMARY KEY COMMENT 'it''s "id" \\ `x`', p INT COMMENT '名前
line', KEY k (p) COMMENT 'ü') COMMENT = 'a; b -- c /* d */ ''e''';
