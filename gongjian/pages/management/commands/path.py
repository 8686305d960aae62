"""path PROJECT --on D: the way to a project's start: critical items, days, slack, what to push now; --slip ITEM --days N: what a slip costs."""
from datetime import date

from django.core.management import CommandError
from django.db.models import Q

from gongjian.approvals.about import catalogue_of, checklist_of
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import Way, ways
from gongjian.pages.command import HouseCommand
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
        book = catalogue_of(row.project, checklist_of(row.project, at.when), at.on)
        way = ways(at, [row.project_id]).get(row.project_id)
        if way is None:
            raise CommandError(f"{row.name}已开工、已退出或没有应办的手续，没有路可推算")
        slip = slipped(way, book, options["slip"], options["days"]) if options["slip"] else None
        stands = {held.item: held.state for held in ApprovalStanding.objects.at(at.when).filter(project=row.project_id)}
        if options["json"]:
            self.say_json(said(row.name, at.on, way, book, stands) | ({"slip": slip} if slip else {}))
        else:
            self._write(row.name, at.on, way, book, stands, slip)

    def _write(self, name: str, on: date, way: Way, book: Catalogue, stands: dict[str, str], slip: dict | None):
        self.stdout.write(f"{name}　截至 {on}" + ("　按项目信息推定，未核实" if way.assumed else ""))
        if way.blocked:
            self.stdout.write(f"手续停住：{'；'.join(way.blocked)}")
        else:
            margin = "" if way.margin is None else f"　{'早' if way.margin >= 0 else '晚'} {abs(way.margin)} 个工作日"
            self.stdout.write(f"预计开工 {way.likely_on}　最早 {way.earliest_on}　计划 {way.planned_on or '未定'}{margin}")
        self.stdout.write(f"现在推：{'、'.join(called(book, code) for code in way.push) or '没有'}")
        if slip:
            self.stdout.write(f"{slip['item']}晚 {slip['days']} 个工作日：开工推到 {slip['likely_on']}")
        rows = [
            [("◆ " if code in way.critical else "") + called(book, code), State(stands[code]).label if code in stands else "", str(span[0]), str(span[1]),
             str(way.takes[code].days) if code in way.takes else "", str(way.slack.get(code, "")), why(way, code)]
            for code, span in sorted(way.spans.items(), key=lambda one: one[1])
        ]
        if rows:
            self.stdout.write("")
            self.columns(rows, ["事项（◆ 关键）", "状态", "自", "至", "还要", "富余", "依据（* 未核实）"])


def project_of(at: At, text: str):
    """By its number, its name, or a part of the name that only one with approvals has. Raises CommandError with those that have it."""
    rows = at.lens.see(Project).select_related("project")
    told = ApprovalStanding.objects.at(at.when).values("project")
    found = list(rows.filter(Q(project=int(text)) if text.isdecimal() else Q(name=text))) or list(rows.filter(name__icontains=text, project__in=told)[:9])
    if len(found) != 1:
        names = "、".join(row.name for row in found)
        raise CommandError(f"名称里有「{text}」的项目不止一个：{names}，请写全名或编号" if found else f"没有「{text}」这个项目，或您看不到它")
    return found[0]


def called(book: Catalogue, code: str) -> str:
    return book.items[code].name if code in book.items else code


def why(way: Way, code: str) -> str:
    takes = way.takes.get(code)
    return f"{takes.why}{'' if takes.verified else '*'}" if takes else ""


def slipped(way: Way, book: Catalogue, text: str, days: int) -> dict:
    code = next((code for code in way.spans if text in (code, called(book, code))), None)
    if code is None:
        raise CommandError(f"「{text}」不在还要办的事项里。还要办：{'、'.join(called(book, one) for one in way.spans)}")
    if days < 1:
        raise CommandError("--days 要写晚几个工作日，如 --days 10")
    return {"item": called(book, code), "days": days, "likely_on": way.slipped(code, days)}


def said(name: str, on: date, way: Way, book: Catalogue, stands: dict[str, str]) -> dict:
    return {
        "project": way.project, "name": name, "on": on, "assumed": way.assumed, "planned_on": way.planned_on, "likely_on": way.likely_on,
        "earliest_on": way.earliest_on, "margin": way.margin, "blocked": list(way.blocked), "critical": list(way.critical), "push": list(way.push),
        "items": [
            {"code": code, "name": called(book, code), "state": stands.get(code, ""), "from": first, "to": last, "slack": way.slack.get(code),
             "days": way.takes[code].days if code in way.takes else None, "why": way.takes[code].why if code in way.takes else "",
             "verified": way.takes[code].verified if code in way.takes else None}
            for code, (first, last) in way.spans.items()
        ],
    }
