"""The vocabulary and its compiler. Views speak words; no view knows SQL.

A word says one thing of a project, a problem or a unit on a day: its Chinese label, its format, its unit of measure and what it means.
"""
