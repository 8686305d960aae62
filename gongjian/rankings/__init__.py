"""Rankings (晾晒比拼): units in leagues, marked by a rule pack, on any day and as known at any moment; published only after they could answer (M60, G10).

`rulepack`, `packfile`, `packcheck`, `registry` the rules as data, one TOML file a pack in `rulepacks/` · `figures`, `tallies`, `house` what a unit has of each measure ·
`ways/` how a measure becomes points, one file a way · `scoring` points, places, boards, all of it pure · `standing` a ranking of a day · `lift` what would lift a unit ·
`flow`, `rounds`, `acts`, `life` 试算 → 征求意见 → 申辩 → 公布, and what was published frozen · `frozen`, `tables` a ranking as JSON and as a sheet ·
`seen` who sees which.
"""
