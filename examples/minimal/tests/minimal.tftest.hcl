# Run by the tests against an agent of theirs; by hand: `terraform test`, with the variables of variables.tf set.
run "link_is_declared_and_ready" {
  assert {
    condition     = towline_sync_link.shop.id == "dc1/shop"
    error_message = "The id of a link is its agent's name and its own."
  }

  assert {
    condition     = towline_sync_link.shop.ready && output.link.status == "running"
    error_message = "An apply that ends without a warning leaves the link running."
  }
}

run "a_second_apply_changes_nothing" {
  assert {
    condition     = output.link == run.link_is_declared_and_ready.link
    error_message = "What is declared already must stay as it is."
  }
}
