"""Vouchers beside some reports: what makes a figure 有据."""
from datetime import timedelta

from gongjian.sample.amounts import HALVES
from gongjian.sample.lines import Tale, dice
from gongjian.sample.papers import paper
from gongjian.sample.progress import Told
from gongjian.sample.sketches import Sketch

COUNT = 48
KINDS = ("progress", "progress", "settlement", "invoice", "payment")


def tell_vouchers(tale: Tale, sketches: list[Sketch], told: Told) -> None:
    by_key, rng = {sketch.key: sketch for sketch in sketches}, dice("vouchers")
    some = [
        (key, line) for (key, period), line in told.items()
        if period in HALVES and line.said["evidenced"] and line.corrects is None and (key, period)
    ]
    for key, line in rng.sample(some, COUNT):
        day = line.on - timedelta(rng.randint(0, 6))
        paper(tale, by_key[key], rng.choice(KINDS), day, line.at, line.by, supports=line, amount=line.said["evidenced"])
