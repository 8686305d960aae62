"""The reserve (谋划储备, M18–M21): how a project comes into the county's one pool, is vetted, moves, and leaves; whose pools it stands in; its tags.

A room beside `projects` and not inside it: its facts have tables of their own, so that a project recorded as 入库 without them stays as true as before.
The pools of units (X) are views over these facts and the project's card; nothing is copied. What depends on approvals (maturity) is a word of `reading`.
"""
