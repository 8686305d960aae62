"""Reading messy spreadsheets: from the bytes of an unknown file to a list that is understood.

bytes → `workbook` (grids of cells, told by content, guarded) → `tables` (title, headings, body) → `columns` (heading → word)
→ `rows` (projects, sections, totals) → `reconcile`, `doubts` (what does not tie) → `understood`.
Nothing here touches the database; `understand.understand` is the door.
"""
