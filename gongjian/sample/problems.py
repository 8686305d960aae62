"""Problems with their lives: found, verified, assigned (twelve on 20 November), signed for, fed back, pressed, solved, reviewed, returned, closed, struck."""
import tomllib
from datetime import date, datetime, time, timedelta

from gongjian.people.posts import Rank
from gongjian.problems.causes import Cause, Joined
from gongjian.problems.ledger import Concern, Problem, ProblemStep
from gongjian.sample.courses import Move, course, teller
from gongjian.sample.lines import OPENED, Line, Tale, dice, opening
from gongjian.sample.papers import beside
from gongjian.sample.people import clerks, officer, people, section
from gongjian.sample.sketches import HOME, Sketch, names_of_units
from gongjian.timeline.when import CHINA

FIRST_BATCH = date(2023, 11, 20)
ORDER = "冬季行动第一批项目问题困难交办清单"
LIMITS = ("assigned", "transferred", "asked", "extended", "moved")  # steps whose `due` is a limit of theirs
CARD = ("what", "category", "competence", "origin")


def tell_problems(tale: Tale, sketches: list[Sketch]) -> None:
    read = tomllib.loads((HOME / "problems.toml").read_text("utf-8"))
    units = {sketch.key: sketch.unit for sketch in sketches}
    for row in read["problem"]:
        finder = clerks()[units[row["project"]]].login
        tell_problem(tale, row["key"], row, finder)
    for place, row in enumerate(read["cause"], 1):
        tell_cause(tale, f"cause{place}", row)


def tell_problem(tale: Tale, key: str, row: dict, finder: str) -> list[Line]:
    """The whole life of one problem. `row` as in problems.toml; about a `project`, or about a `unit`.

    `found_at`: the moment it was found; `at_once`: the moment it was found, verified and assigned in one act, as a sitting decides.
    """
    card = {name: row[name] for name in CARD if name in row}
    tale.thing(Problem, key, project=row.get("project"), unit=row.get("unit"), raised_by=people()[finder].unit, **card)
    moves, told = course(row, dice("course", key)), []
    says: dict = {"weight": row.get("weight", "ordinary")}
    for move, at in zip(moves, _moments(moves, key, _given(row)), strict=True):
        says |= _duties(row, move)
        by = teller(move, moves, clerks()[says["lead"]].login if "lead" in says else "", finder)
        note = move.note or (ORDER if move.on == FIRST_BATCH else "限期办理") if move.step == "assigned" else move.note
        told.append(tale.tell(ProblemStep, move.on, at, by, note, problem=key, step=move.step, **says, **_details(move)))
        if move.step == "found":
            for other in row.get("also", ()):
                tale.tell(Concern, move.on, at, finder, problem=key, project=other)
        if move.step == "solved":
            kind = row.get("proof", dice("proof", key).choice(("permit", "document", "photo")))
            beside(tale, "problem", key, kind, move.on, at + timedelta(minutes=2), by, supports=told[-1])
    return told


def tell_cause(tale: Tale, key: str, row: dict) -> None:
    """Joined by the office one after another on one day, and split off again with a reason."""
    tale.thing(Cause, key, name=row["name"])
    for place, (day, problem, *why) in enumerate(row["joins"]):
        at = datetime.combine(day, time(16, 10 + place, 30), CHINA)
        tale.tell(Joined, day, at, "office", *why, problem=problem, cause=key, ends=bool(why))


def _given(row: dict) -> list[datetime]:
    return [row["at_once"]] * 3 if "at_once" in row else [row["found_at"]] if "found_at" in row else []


def _moments(moves: list[Move], key: str, given: list[datetime]) -> list[datetime]:
    """In office hours, one after another, after those given; what was before the books were opened was told then."""
    rng, found, first = dice("moments", key), list(given), given[0] if given else None
    moves = moves[len(given):]
    for day in dict.fromkeys(move.on for move in moves):
        count = sum(move.on == day for move in moves)
        if day < OPENED:
            found += [opening(65 + place) for place in range(count)]
            continue
        after = first.hour * 60 + first.minute if first and first.date() == day else 0
        hours = [minute for minute in (*range(9 * 60, 12 * 60, 4), *range(14 * 60 + 30, 17 * 60 + 30, 4)) if minute > after]
        minutes = sorted(rng.sample(hours, count))
        found += [datetime.combine(day, time(minute // 60, minute % 60, rng.randint(0, 59)), CHINA) for minute in minutes]
    return found


def _duties(row: dict, move: Move) -> dict:
    """What an assignment or a transfer says, and what stays with the problem from then on."""
    if move.step not in ("assigned", "transferred"):
        return {}
    lead, others = move.says.get("lead", row.get("lead")), move.says.get("with", row.get("with", []))
    names = names_of_units()
    return {
        "lead": lead, "cooperating": others, "cooperating_names": "、".join(names[unit] for unit in others), "leader": _name(lead, Rank.DEPUTY),
        "section": section(lead) or "投资项目股", "person": clerks()[lead].name,
    }


def _details(move: Move) -> dict:
    """Details of this step alone."""
    said = {name: value for name, value in move.says.items() if name in ("waits_for", "rung", "to_whom", "document", "grade")}
    return said | ({"due_on": move.says["due"]} if move.step in LIMITS and "due" in move.says else {})


def _name(unit: str, rank: int) -> str:
    try:
        return officer(unit, rank).name
    except StopIteration:
        return officer(unit, Rank.HEAD).name
