# Run by the tests against an agent of theirs; by hand: `terraform test`, with the variables of variables.tf set.
run "every_link_is_declared_and_runs" {
  assert {
    condition     = alltrue([for name, link in towline_sync_link.copy : link.id == "dc1/${name}" && link.ready])
    error_message = "Each entry of var.links is a link of the agent, and runs."
  }
}

run "nothing_differs_afterwards" {
  command = plan

  assert {
    condition     = output.links == run.every_link_is_declared_and_runs.links
    error_message = "What is declared already must stay as it is."
  }
}
