"""督查通报: what a month's inspections found."""
