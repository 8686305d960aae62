"""What is fixed comes before what is a pack's name."""
from gongjian.pages.rankings import board, entries, round, rules, steps, trend, unit

urls = [*round.urls, *steps.urls, *entries.urls, *rules.urls, *trend.urls, *unit.urls, *board.urls]
