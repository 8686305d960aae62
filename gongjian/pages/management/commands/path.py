"""path PROJECT --on D: the way to a project's start: critical items, days, slack, what to push now; --slip ITEM --days N: what a slip costs."""
from django.core.management import CommandError
from django.db.models import Q

from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.path import GOAL
from gongjian.approvals.way import Way, ways
from gongjian.pages.command import HouseCommand
from gongjian.papers.one_project.chart import margin_said
from gongjian.papers.one_project.reckoned import critical, lines, push, ready, slack, span, takes
from gongjian.projects.models import Project
from gongjian.reading.word import At


class Command(HouseCommand):
    help = "一个项目到开工的路：关键线路、最早和预计开工、富余、现在推哪一项；--slip 事项 --days N 看晚几天会怎样"

    def add_arguments(self, parser):
        parser.add_argument("project", metavar="项目", help="编号、名称或名称的一部分")
        parser.add_argument("--slip", default="", metavar="事项", help="如果这一项晚了（代号或名称）")
        parser.add_argument("--days", type=int, default=0, metavar="N", help="晚几个工作日")
        super().add_arguments(parser)

    def work(self, options):
        at = self.at(options)
        row = project_of(at, options["project"])
        way = ways(at.when, [row.project_id])[row.project_id]
        slip = slipped(way, options["slip"], options["days"]) if options["slip"] else None
        if options["json"]:
            self.say_json(said(row.name, way) | ({"slip": slip} if slip else {}))
        else:
            self._write(row.name, way, slip)

    def _write(self, name: str, way: Way, slip: dict | None):
        self.stdout.write(f"{name}　截至 {way.on}" + ("　没有编审批清单，按项目信息推定，未核实" if way.assumed else ""))
        self.stdout.write(sentence(way))
        if way.blocked:
            self.stdout.write(f"要先处理：{'；'.join(way.blocked)}")
        if names := "、".join(way.name(code) for code in push(way)):
            self.stdout.write(f"现在推：{names}")
        if slip:
            self.stdout.write(f"{slip['item']}晚 {slip['days']} 个工作日：开工推到 {slip['likely_on'] or '推算不出'}")
        rows = [row_of(way, one) for one in items(way) if one["from"]]
        if rows:
            self.stdout.write("")
            self.columns(rows, ["事项（◆ 关键）", "状态", "自", "至", "还要", "富余", "依据（* 未核实）"])


def sentence(way: Way) -> str:
    if way.started_on:
        return f"{way.started_on} 已开工"
    if way.stopped:
        return f"手续停住：{way.stopped}"
    if way.likely_on is None:
        return "没有应办的事项，推算不了开工日期"
    if ready(way):
        return "开工前的手续已经办齐，可以开工"
    unsure = "" if way.verified else "（未核实）"
    return f"预计开工 {way.likely_on}{unsure}　最早 {way.earliest_on}　计划 {way.planned_on or '未定'}　{margin_said(way)}"


def items(way: Way) -> list[dict]:
    """Every item on the way to the start that needs handling, in the order of the catalogue; days of those still to be done."""
    hangs, found = critical(way), []
    for line in lines(way):
        if line.state == State.NOT_NEEDED:
            continue
        days, reckoned = span(way, line.code), takes(way, line.code)
        found.append({
            "code": line.code, "name": line.item.name, "state": line.state, "why": line.why, "from": days and days[0], "to": days and days[1],
            "left": reckoned and reckoned.left, "slack": slack(way, line.code), "critical": line.code in hangs, "rests_on": reckoned.why if reckoned else "",
            "verified": reckoned.verified if reckoned else None,
        })
    return found


def row_of(way: Way, one: dict) -> list[str]:
    spare = "" if one["slack"] is None else str(one["slack"])
    why = f"{one['rests_on']}{'*' if one['verified'] is False else ''}"
    return [("◆ " if one["critical"] else "") + one["name"], State(one["state"]).label, str(one["from"]), str(one["to"]), str(one["left"]), spare, why]


def project_of(at: At, text: str):
    """By its number, its name, or a part of the name that only one with approvals has. Raises CommandError with those that have it."""
    rows = at.lens.see(Project).select_related("project")
    told = ApprovalStanding.objects.at(at.when).values("project")
    found = list(rows.filter(Q(project=int(text)) if text.isdecimal() else Q(name=text))) or list(rows.filter(name__icontains=text, project__in=told)[:9])
    if len(found) != 1:
        names = "、".join(row.name for row in found)
        raise CommandError(f"名称里有「{text}」的项目不止一个：{names}，请写全名或编号" if found else f"没有「{text}」这个项目，或您看不到它")
    return found[0]


def slipped(way: Way, text: str, days: int) -> dict:
    left = {code: way.name(code) for code, node in way.nodes.items() if not node.done and code != GOAL}
    code = next((code for code, name in left.items() if text in (code, name)), None)
    if code is None:
        raise CommandError(f"「{text}」不在还要办的事项里。还要办：{'、'.join(left.values()) or '没有了'}")
    if days < 1:
        raise CommandError("--days 要写晚几个工作日，如 --days 10")
    return {"item": left[code], "days": days, "likely_on": way.slip(code, days)}


def said(name: str, way: Way) -> dict:
    return {
        "project": way.project, "name": name, "on": way.on, "assumed": way.assumed, "planned_on": way.planned_on, "started_on": way.started_on,
        "likely_on": way.likely_on, "verified": way.verified, "earliest_on": way.earliest_on, "margin": way.margin, "stopped": way.stopped,
        "blocked": list(way.blocked), "waiting": list(way.waiting), "critical": list(critical(way)), "push": list(push(way)), "items": items(way),
    }
