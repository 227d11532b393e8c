INSERT INTO t (`primary`, `select`, `__proto__`, `it's`) VALUES (1, 1, 1, 'a'), (2, 2, 2, NULL);
