"""Which units' figures are left out so that nobody's own can be read, nor reckoned from the total (统计法: one respondent's data are confidential).

    withheld({town: 12, zone: 1, bureau: 4})    # {zone, bureau}: the zone's one project could be had by taking the others from the total
    withheld({zone: 1})                         # None: the county's total itself is one respondent's

Pure. `counts` is {unit: how many projects or contracts its figure is made of}; units of none are no one's secret and are not looked at.
"""
from collections.abc import Mapping

LEAST = 3  # [C] a figure of fewer is somebody's own


def withheld(counts: Mapping[int, int], least: int = LEAST) -> set[int] | None:
    """Those whose figure may not stand; None where not even the total may. What is left out is always of two units and of `least` at the least."""
    held = {unit: count for unit, count in counts.items() if count > 0}
    if held and sum(held.values()) < least:
        return None
    out = {unit for unit, count in held.items() if count < least}
    rest = sorted((unit for unit in held if unit not in out), key=lambda unit: (held[unit], unit))
    while out and rest and (len(out) < 2 or sum(held[unit] for unit in out) < least):
        out.add(rest.pop(0))
    return out
