"""problem N: one problem's timeline and clock: who held it how many days, when it climbed and why, its light."""
from datetime import date

from django.core.management import CommandError

from gongjian.pages.command import HouseCommand
from gongjian.people.models import Unit
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung, WaitsFor
from gongjian.problems.life import Life
from gongjian.problems.lives import lives
from gongjian.problems.models import Problem
from gongjian.reading.problem_words import Light
from gongjian.reading.say import say

WORDS = ("project_name", "lead_name", "light", "limit_on", "desk_name")


class Command(HouseCommand):
    help = "一个问题：办理经过、时钟（谁手上几天）、升级和原因、亮灯"

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, metavar="N")
        super().add_arguments(parser)

    def work(self, options):
        at = self.at(options)
        row = say(at.lens.see(Problem).filter(problem=options["number"]), Problem, at, WORDS).select_related("problem").first()
        if row is None:
            raise CommandError(f"没有编号为 {options['number']} 的问题，或您看不到它")
        lived = lives([row.problem], at.when)[row.problem_id]
        held, climbs = clock(lived.life, at.on)
        said = {
            "id": row.problem_id, "what": row.what, "project": row.project_name, "lead": row.lead_name, "person": row.person, "on": at.on,
            "step": Step(row.step).label, "rung": Rung(row.rung).label, "light": Light(row.light).label, "due_on": row.due_on, "limit_on": row.limit_on,
            "desk": row.desk_name,
            "timeline": [{"on": step.occurred_on, "step": step.get_step_display(), "by": step.by.name if step.by else "", "note": step.note} for step in lived.steps],
            "held": held, "climbs": climbs,
        }
        if options["json"]:
            self.say_json(said)
        else:
            self._write(said)

    def _write(self, said):
        self.stdout.write(f"{said['what']}（{said['project'] or ''}）")
        where = f"在{said['desk']}手上" if said["desk"] else "已了"
        self.stdout.write(f"截至 {said['on']}　{said['light']}灯　{said['step']}　{said['rung']}　应办结 {said['limit_on'] or '未定'}　{where}")
        self.stdout.write("\n办理经过")
        self.columns([[str(step["on"]), step["step"], step["by"], step["note"][:40]] for step in said["timeline"]], ["日期", "环节", "谁", "说明"])
        self.stdout.write("\n谁手上几天")
        self.columns([[held["desk"], str(held["from"]), str(held["until"]), str(held["days"])] for held in said["held"]], ["谁", "自", "至", "天"])
        if said["climbs"]:
            self.stdout.write("\n层级")
            rows = [[str(climb["on"]), climb["rung"], climb["why"], "自动" if climb["by_rule"] else "人工"] for climb in said["climbs"]]
            self.columns(rows, ["日期", "层级", "原因", ""])


def clock(life: Life, on: date) -> tuple[list[dict], list[dict]]:
    """Whose days these were up to the day looked at, and the moves on the ladder."""
    held: list[dict] = []
    for one in life.holds:
        if held and held[-1]["desk"] == one.desk:
            held[-1] |= {"until": one.until, "days": held[-1]["days"] + one.days}
        else:
            held.append({"desk": one.desk, "from": one.start, "until": one.until, "days": one.days})
    climbs = [{"on": climb.on, "rung": Rung(climb.rung).label, "why": climb.why, "by_rule": climb.by_rule} for climb in life.climbs]
    return [one | {"desk": named(one["desk"], on)} for one in held], climbs


def named(desk: str, on: date) -> str:
    if desk.startswith("unit:"):
        return Unit.objects.get(pk=desk.removeprefix("unit:")).name_on(on)
    return "指挥部办公室" if desk == "office" else WaitsFor(desk).label.removeprefix("等")
