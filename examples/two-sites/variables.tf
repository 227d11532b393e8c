variable "source_agent_endpoint" {
  description = "HOST:PORT of agent dc1, near the source."
  type        = string
  default     = "dc1.example:7443"
}

variable "target_agent_endpoint" {
  description = "HOST:PORT of agent dc2, near the target."
  type        = string
  default     = "dc2.example:7443"
}

variable "mysql_host" {
  description = "Host of each server, as the agent near it reaches it."
  type        = string
  default     = "127.0.0.1"
}

variable "source_port" {
  type    = number
  default = 3306
}

variable "target_port" {
  type    = number
  default = 3306
}

variable "username" {
  description = "Account of the agents on both servers."
  type        = string
  default     = "towline"
}

variable "source_password" {
  type      = string
  ephemeral = true
}

variable "target_password" {
  type      = string
  ephemeral = true
}

variable "database" {
  description = "The database to carry."
  type        = string
  default     = "shop"
}
