data "towline_link_status" "lagging" {
  id = "dc1/shop"
}

# What has been received and is not applied yet.
output "to_apply" {
  value = provider::towline::gtid_subtract(
    data.towline_link_status.lagging.gtid_received,
    data.towline_link_status.lagging.gtid_applied,
  )
}
