data "towline_link_status" "shop" {
  id = "dc1/shop"
}

output "lag_seconds" {
  value = try(data.towline_link_status.shop.lag_milliseconds / 1000, null)
}
