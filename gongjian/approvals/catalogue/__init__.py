"""The catalogue of approvals (手续目录): what must be granted on the way to a start, by whom, in what time, after what (M32; rules.md §3.3).

`data/` says it, one file a stage; `book` reads it, checks it and gives it changed; `choosing` says which items a project needs and why.
"""
