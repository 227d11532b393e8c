# Would a second link pass its checks? Nothing is declared, and nothing fails.
data "towline_precheck" "reports" {
  name      = "reports"
  source_id = "dc1/db1"
  target_id = "dc1/db2"
  objects   = { reports = {} }
}

output "to_do" {
  value = [
    for check in data.towline_precheck.reports.results :
    "${check.id}: ${check.message} ${check.remedy}" if check.verdict != "passed"
  ]
}
