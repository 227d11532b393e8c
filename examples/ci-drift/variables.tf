variable "agent_endpoint" {
  description = "HOST:PORT of the agent."
  type        = string
  default     = "127.0.0.1:7443"
}

variable "servers" {
  description = "MySQL servers by name; password_file is a path on the agent's host."
  type        = map(object({ host = string, port = optional(number, 3306), password_file = string }))
  default = {
    "shop-source" = { host = "db1.example", password_file = "/etc/towline/db1.password" }
    "shop-target" = { host = "db2.example", password_file = "/etc/towline/db2.password" }
  }
}

variable "links" {
  description = "Links by name, between servers of `servers`."
  type        = map(object({ source = string, target = string, databases = set(string) }))
  default = {
    shop = { source = "shop-source", target = "shop-target", databases = ["shop"] }
    crm  = { source = "shop-source", target = "shop-target", databases = ["crm"] }
  }
}
