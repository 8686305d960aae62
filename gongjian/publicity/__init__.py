"""Publicity (宣传公开): what goes out, by one gate: written, checked by another, signed, made public, and taken down with a reason (M59, M60, M61).

`flow`, `items`, `acts`, `life` a queue of 动态, 成效, 经验, 典型, 曝光 and 数据 as facts · `wording` what a text for everybody may not hold ·
`release`, `by_unit`, `sparing`, `key_projects` the figures of a day, drawn up once and frozen: no single respondent can be read or reckoned from them ·
`seen` who sees which. Which word, figure and paper may go out at all is said beside each: `reading/classes`, `indicators/classes`, `papers/classes`.
"""
