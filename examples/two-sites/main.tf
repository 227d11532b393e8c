terraform {
  required_version = ">= 1.11"
  required_providers {
    towline = { source = "towline/towline" }
  }
}

# Certificates come from TOWLINE_TLS_CA, TOWLINE_TLS_CERT and TOWLINE_TLS_KEY.
provider "towline" {
  agents = {
    dc1 = { endpoints = [var.source_agent_endpoint] }
    dc2 = { endpoints = [var.target_agent_endpoint] }
  }
}

resource "towline_instance" "source" {
  agent               = "dc1"
  name                = "shop-source"
  host                = var.mysql_host
  port                = var.source_port
  username            = var.username
  password_wo         = var.source_password
  password_wo_version = 1
}

resource "towline_instance" "target" {
  agent               = "dc2"
  name                = "shop-target"
  host                = var.mysql_host
  port                = var.target_port
  username            = var.username
  password_wo         = var.target_password
  password_wo_version = 1
}

resource "towline_sync_link" "shop" {
  name = "shop"
  # Agent dc2 owns the link, and agent dc1, one of its peers, feeds it: neither database is reached from the other site.
  source_id = towline_instance.source.id
  target_id = towline_instance.target.id
  objects   = { (var.database) = {} }

  lifecycle {
    postcondition {
      condition     = self.ready
      error_message = "Link ${self.id} has not started: ${coalesce(self.failure_message, "see towline link status")}."
    }
  }
}

output "link" {
  value = { id = towline_sync_link.shop.id, status = towline_sync_link.shop.status }
}
