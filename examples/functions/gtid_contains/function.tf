variable "release_gtid" {
  description = "A transaction that the target has to have, for example what a migration has just written."
  type        = string
  default     = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-77"
}

data "towline_link_status" "release" {
  id = "dc1/shop"
}

check "release_has_arrived" {
  assert {
    condition     = provider::towline::gtid_contains(data.towline_link_status.release.gtid_applied, var.release_gtid)
    error_message = "The target does not have ${var.release_gtid} yet."
  }
}
