"""Facts, days and evidence: what everything else in the house stands on.

A fact is told once, on a day, by somebody, from a source; it is never edited. `When` says which day is looked at and what was known.
"""
