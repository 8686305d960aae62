"""Lists of problems coming in (list 8, 问题台账): told from lists of projects, read row by row, held against the open problems, brought in as steps.

Reading: `headings` (heading → word) → `telling` (is it about problems?). Rows: `proposals` (what a row says; days as officials write them in `limits`)
→ `finding` (which problem of which project) → `fresh`, `changing` (which steps and corrections follow, by the flow) → `applying`; and back: `undoing`.
"""
