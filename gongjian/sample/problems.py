"""Problems with their lives: found, assigned (twelve on 20 November), fed back, pressed, solved, returned, struck."""
import tomllib
from datetime import date

from gongjian.people.posts import Rank
from gongjian.problems.ledger import ProblemStep
from gongjian.sample.lines import OPENED, Tale, dice, moment, opening
from gongjian.sample.people import clerks, officer, section
from gongjian.sample.sketches import HOME, Sketch, names_of_units

BY_OFFICE = ("assigned", "pressed", "returned", "struck")


def read_problems() -> dict[str, dict]:
    rows = tomllib.loads((HOME / "problems.toml").read_text("utf-8"))["problem"]
    return {f"p{place:02d}": row for place, row in enumerate(rows, 1)}


def problem_cards() -> dict[str, dict]:
    """What is said of a problem itself, by key."""
    return {
        key: {"project": row["project"], "what": row["what"], "category": row["category"], "competence": row.get("competence", "county")}
        for key, row in read_problems().items()
    }


def tell_problems(tale: Tale, sketches: list[Sketch]) -> None:
    units = {sketch.key: sketch.unit for sketch in sketches}
    names = names_of_units()
    for key, row in read_problems().items():
        said: dict = {"problem": key, "weight": row.get("weight", "ordinary")}

        def step(day: date, kind: str, by: str, note: str = "", key=key, **said) -> None:
            at = opening(65) if day < OPENED else moment(day, dice("problem", key, kind, str(day)), 9, 17)
            tale.tell(ProblemStep, day, at, by, note, step=kind, **said)

        step(row["found"], "found", clerks()[units[row["project"]]].login, **said)
        if "assigned" not in row:
            continue
        lead, others = row["lead"], row.get("with", [])
        said |= {
            "lead": lead, "cooperating": others, "cooperating_names": "、".join(names[unit] for unit in others),
            "leader": _name(lead, Rank.DEPUTY), "section": section(lead) or "投资项目股", "person": clerks()[lead].name, "due_on": row["due"],
        }
        first = row["assigned"] == date(2023, 11, 20)
        step(row["assigned"], "assigned", "office", "冬季行动第一批项目问题困难交办清单" if first else "限期办理", **said)
        for day, kind, note in row["steps"]:
            step(day, kind, "office" if kind in BY_OFFICE else clerks()[lead].login, note, **said)


def _name(unit: str, rank: int) -> str:
    try:
        return officer(unit, rank).name
    except StopIteration:
        return officer(unit, Rank.HEAD).name
