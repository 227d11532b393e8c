import {
  to = towline_instance.db1
  id = "dc1/db1"
}
