"""Invented counties: the sample drive that a first start shows, and the crowd that the bench measures. Nothing here is real.

The sample is a fixed drive of 沁水 in the winter of 2023. The plan's figures and named projects are its own, all else is made up. `story` tells it as
lines (who said what, of which day, when), the same ones every time; `load` writes the lines as facts.
"""
