terraform {
  required_version = ">= 1.11"
  required_providers {
    towline = { source = "towline/towline" }
  }
}

# Certificates come from TOWLINE_TLS_CA, TOWLINE_TLS_CERT and TOWLINE_TLS_KEY: for the pipeline, those of a client with role `reader`.
provider "towline" {
  agents = { dc1 = { endpoints = [var.agent_endpoint] } }
}

# The agent looks the passwords up by itself, so the pipeline has none.
resource "towline_instance" "server" {
  for_each = var.servers

  agent         = "dc1"
  name          = each.key
  host          = each.value.host
  port          = each.value.port
  username      = "towline"
  password_from = { file = each.value.password_file }
}

resource "towline_sync_link" "copy" {
  for_each = var.links

  name      = each.key
  source_id = towline_instance.server[each.value.source].id
  target_id = towline_instance.server[each.value.target].id
  objects   = { for database in each.value.databases : database => {} }
}

output "links" {
  value = { for name, link in towline_sync_link.copy : name => link.id }
}
