variable "db1_password" {
  type      = string
  ephemeral = true
}

# The password is in no state and no plan: raise its version to have a new one sent.
resource "towline_instance" "db1" {
  agent               = "dc1"
  name                = "db1"
  host                = "db1.example"
  username            = "towline"
  password_wo         = var.db1_password
  password_wo_version = 1
  tls = {
    mode    = "verify-full"
    ca_file = "/etc/towline/mysql-ca.pem" # on the agent's host
  }
}

# Here the agent looks the password up by itself.
resource "towline_instance" "db2" {
  agent         = "dc1"
  name          = "db2"
  host          = "db2.example"
  port          = 3307
  username      = "towline"
  password_from = { file = "/etc/towline/db2.password" }
}
