"""Bringing in real spreadsheets: read what counties send, show what was understood, then all or nothing, with a receipt.

Reading (no database): bytes → `workbook` (grids of cells, told by content, guarded) → `tables` (title, headings, body) → `columns`
(heading → word) → rows, sections, totals → `reconcile`, `doubts` (what does not tie) → `understood`. The door is `understand.understand`.
Writing: `proposals` (what a row would say of a project) → `matching` (new, same, changed, doubtful) → `applying` (facts, in one go) →
`receipts` (what came in, and taking it back). The door is `previewing.preview`.
"""
