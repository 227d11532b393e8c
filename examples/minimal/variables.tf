variable "agent_endpoint" {
  description = "HOST:PORT of the agent."
  type        = string
  default     = "127.0.0.1:7443"
}

variable "mysql_host" {
  description = "Host of both servers, as the agent reaches them."
  type        = string
  default     = "127.0.0.1"
}

variable "source_port" {
  type    = number
  default = 3306
}

variable "target_port" {
  type    = number
  default = 3307
}

variable "username" {
  description = "Account of the agent on both servers."
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
