"""Which indicators are parts of which: 产业 and 民间 lie within 固投 and overlap, so no score may add two of them up (M04–M06; rules.md §0)."""
from itertools import combinations

# part: its whole. A whole may itself be a part.
PART_OF = {
    "industrial_invested": "invested", "private_invested": "invested", "year_share": "invested",
    "industrial_reserve_count": "reserve_count", "private_reserve_count": "reserve_count", "provincial_reserve_count": "reserve_count",
    "industrial_reserve_money": "reserve_money", "private_reserve_money": "reserve_money", "provincial_reserve_money": "reserve_money",
    "new_start_50": "starts", "new_start_10_50": "starts", "new_start_5_10": "starts",
}


def whole(name: str) -> str:
    """The outermost whole it lies in; itself where it is nobody's part."""
    while name in PART_OF:
        name = PART_OF[name]
    return name


def overlapping(names: list[str]) -> list[tuple[str, str]]:
    """Pairs that share projects: a part with its whole, or two parts of one whole."""
    return [(a, b) for a, b in combinations(dict.fromkeys(names), 2) if whole(a) == whole(b)]
