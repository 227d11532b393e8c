# Run by the tests against agents of theirs; by hand: `terraform test`, with the variables of variables.tf set.
run "link_belongs_to_the_agent_of_its_target" {
  assert {
    condition     = output.link == { id = "dc2/shop", status = "running" }
    error_message = "The agent near the target owns the link."
  }

  assert {
    condition     = towline_sync_link.shop.source_id == "dc1/shop-source"
    error_message = "The source is an instance of the other agent."
  }
}

run "a_second_apply_changes_nothing" {
  assert {
    condition     = output.link == run.link_belongs_to_the_agent_of_its_target.link
    error_message = "What is declared already must stay as it is."
  }
}
