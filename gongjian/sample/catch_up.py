"""The catch-up plans of the four that lag behind (M39), each with the word on it; one unit told its plan only when it was pressed."""
import tomllib

from gongjian.projects.models import CatchUpPlan, CatchUpVerdict
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.sketches import HOME, Sketch
from gongjian.timeline.money import WAN


def tell_catch_ups(tale: Tale, sketches: list[Sketch]) -> None:
    units = {sketch.key: sketch.unit for sketch in sketches}
    for told in tomllib.loads((HOME / "catch_up.toml").read_text("utf-8"))["plan"]:
        project, on, clerk = told["project"], told["on"], clerks()[units[told["project"]]]
        rng = dice("catch-up", project, on.isoformat())
        plan = tale.tell(
            CatchUpPlan, on, moment(on, rng, 10, 16), clerk.login, told.get("note", ""), project=project, year=2023, reason=told["reason"], measures=told["measures"],
            person=clerk.name, legs=[[day.isoformat(), amount * WAN] for day, amount in told["legs"]],
        )
        day, verdict, said = told["judged"]
        tale.tell(CatchUpVerdict, day, moment(day, rng), "office", said, project=project, plan=plan, verdict=verdict)
