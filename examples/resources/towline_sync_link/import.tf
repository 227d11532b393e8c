import {
  to = towline_sync_link.shop
  id = "dc1/shop"
}
