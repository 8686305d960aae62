"""Enrolment (入统): papers by kind of investment, what each says, what would make the bureau return them, and the way to the statistics' base.

Readiness is papers and never a figure: nothing here holds, sets or computes what statistics ought to say (rules.md §0, §2.6).
"""
