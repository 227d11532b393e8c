resource "towline_sync_link" "shop" {
  name      = "shop"
  source_id = towline_instance.db1.id
  target_id = towline_instance.db2.id
  wait_for  = "full_load"

  objects = {
    shop  = {}                                   # the database as a whole
    crm   = { tables = { customers = {} } }      # these tables
    stock = { exclude_tables = ["import_line"] } # all but these
  }

  load                = { workers = 8, rows_per_second = 50000 }
  timeouts            = { create = "2h" }
  deletion_protection = true

  lifecycle {
    postcondition {
      condition     = self.ready
      error_message = "Link ${self.id} is not there yet: ${coalesce(self.failure_message, "see towline link status")}."
    }
  }
}
