"""Where a project stands in the reserve told the slow and plain way: one day after another, one fact after another. Shares nothing with standings.py but the facts."""
from collections.abc import Iterable
from datetime import date, datetime

WAY = ("proposed", "retracted", "vetted", "returned", "admitted", "withdrawn")


def held(facts: Iterable, on: date, known: datetime | None) -> list:
    told = [fact for fact in facts if known is None or fact.recorded_at <= known]
    gone = {fact.corrects_id for fact in told if fact.corrects_id}
    return sorted((fact for fact in told if fact.pk not in gone and not fact.void and fact.occurred_on <= on), key=lambda fact: (fact.occurred_on, fact.pk))


def stands(facts: Iterable, on: date, known: datetime | None) -> dict | None:
    """What the facts say of a day, as it was known at a moment; None before the first."""
    told = held(facts, on, known)
    if not told:
        return None
    way = [fact for fact in told if fact.step in WAY]
    proposals = [place for place, fact in enumerate(told) if fact.step == "proposed"]
    since = told[proposals[-1]:] if proposals else []
    vetted = next((fact for fact in reversed(since) if fact.step == "vetted"), None)
    credits = [fact.unit_id for fact in told if fact.step == "credited"]
    grades = [fact.grade for fact in told if fact.step == "graded"]
    moves = [fact.occurred_on for fact in told if fact.step in ("admitted", "kept")]
    first = since[0] if since else None
    return {
        "step": way[-1].step if way else "", "step_on": way[-1].occurred_on if way else None, "reason": way[-1].reason if way else "",
        "proposer_id": first.unit_id if first else None, "vetter_id": first.vetter_id if first else None, "year": first.year if first else None,
        "secured": first.secured if first else None, "verdict": vetted.verdict if vetted else "", "credited_id": credits[-1] if credits else None,
        "grade": grades[-1] if grades else "", "moved_on": moves[-1] if moves else None,
    }


def pools(facts: Iterable, on: date, known: datetime | None) -> set[int]:
    units: set[int] = set()
    for fact in held(facts, on, known):
        if fact.step in ("proposed", "joined"):
            units.add(fact.unit_id)
        elif fact.step in ("retracted", "withdrawn"):
            units.clear()
    return units


def tags(facts: Iterable, on: date, known: datetime | None) -> set[int]:
    found: dict[int, bool] = {}
    for fact in held(facts, on, known):
        found[fact.tag_id] = not fact.ends
    return {tag for tag, there in found.items() if there}
