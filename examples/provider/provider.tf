terraform {
  required_version = ">= 1.11"
  required_providers {
    towline = { source = "towline/towline" }
  }
}

variable "agent_endpoint" {
  description = "HOST:PORT of the agent."
  type        = string
}

# Certificates come from TOWLINE_TLS_CA, TOWLINE_TLS_CERT and TOWLINE_TLS_KEY.
provider "towline" {
  agents = {
    dc1 = { endpoints = [var.agent_endpoint] }
  }
}
