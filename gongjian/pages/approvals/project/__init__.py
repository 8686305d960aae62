"""/projects/<key>/approvals: one project's way to its start: the chart, every item with its clock, what to push, what stands in the way."""
