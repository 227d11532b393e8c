data "towline_instance" "db1" {
  id = "dc1/db1"
}

check "db1_answers" {
  assert {
    condition     = data.towline_instance.db1.reachable
    error_message = "db1 does not answer: ${try(data.towline_instance.db1.unreachable.message, "")}"
  }
}
