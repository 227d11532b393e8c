import type { Alteration } from "./alteration.ts";

/** What changes no row, and the forced rebuild. */
export const tableOptions: Alteration = {
  combines: false,
  fits: () => true,
  make: ({ random }, table) => ({
    clause: random.pick([
      `COMMENT = 'it''s "${random.int(1, 99)}" é'`,
      "ENGINE = InnoDB",
      "FORCE",
      `AUTO_INCREMENT = ${random.int(201, 400)}`,
      "DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
      "ROW_FORMAT = DYNAMIC",
    ]),
    table,
  }),
};
