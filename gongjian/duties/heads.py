"""Who answers for a unit's duties: its head in person (亲自抓), its deputies in detail (具体抓) (M56)."""
from gongjian.people.models import PostStanding
from gongjian.people.posts import Rank, Role
from gongjian.reading.word import At

Heads = tuple[str, str]  # heads, deputies: names joined by 、, "" where none is in post


def heads(at: At) -> dict[int, Heads]:
    """{unit: (heads, deputies)} on the day, for every unit that answers for projects. One query a look."""
    kept = at.__dict__.setdefault("_heads", {})
    if not kept:
        seats = PostStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area, rank__lte=Rank.DEPUTY).exclude(role__in=(Role.LEADER, Role.ADMIN))
        for unit, rank, name in seats.order_by("rank", "pk").values_list("unit_id", "rank", "officer__name"):
            first, second = kept.get(unit, ("", ""))
            kept[unit] = (f"{first}、{name}".strip("、"), second) if rank == Rank.HEAD else (first, f"{second}、{name}".strip("、"))
    return kept


def in_words(told: Heads) -> str:
    """"李嘉亲自抓，王嘉具体抓"; "" where nobody is in post."""
    head, deputy = told
    return "，".join(filter(None, [head and f"{head}亲自抓", deputy and f"{deputy}具体抓"]))
